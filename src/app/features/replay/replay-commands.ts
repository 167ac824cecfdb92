import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';

/** Finest step of the clock, seconds. */
const STEP_S = 5;
/** A time of day, with or without seconds. */
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** How the clock moves. */
@Injectable({ providedIn: 'root' })
export class ReplayCommands implements CommandList {
  readonly #cursor = inject(CursorStore);
  readonly #navigator = inject(DeskNavigator);

  readonly commands = signal<readonly Command[]>([
    this.#step('bar-back', 'One bar back', 'ArrowLeft', () => this.#navigator.stepBar(-1)),
    this.#step('bar-forward', 'One bar forward', 'ArrowRight', () => this.#navigator.stepBar(1)),
    this.#seconds('step-back', '5 seconds back', 'Shift+ArrowLeft', -STEP_S),
    this.#seconds('step-forward', '5 seconds forward', 'Shift+ArrowRight', STEP_S),
    this.#seconds('minute-back', 'One minute back', 'Alt+ArrowLeft', -60),
    this.#seconds('minute-forward', 'One minute forward', 'Alt+ArrowRight', 60),
    this.#step('start', 'To the start', 'Home', () => this.#navigator.toStart()),
    this.#step('end', 'To the end', 'End', () => this.#navigator.toEnd()),
  ]);

  /** A time of day is a place to go to. */
  meant(text: string): readonly Command[] {
    const [found, hour = '', minute = '', second = '00'] = CLOCK.exec(text) ?? [];
    if (found === undefined) return [];
    const clock = `${hour.padStart(2, '0')}:${minute}:${second}`;
    const act = (): void => this.#navigator.toClock(clock);
    return [{ id: 'clock', title: `Go to ${clock}`, menu: 'Replay', act }];
  }

  #seconds(id: string, title: string, key: string, seconds: number): Command {
    return this.#step(id, title, key, () => this.#navigator.stepSeconds(seconds));
  }

  #step(id: string, title: string, key: string, act: () => void): Command {
    return { id, title, menu: 'Replay', key, act, canAct: () => this.#cursor.atS() !== undefined };
  }
}
