import { Injectable, computed, inject } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { ReplayStore } from '../../context/replay-store.ts';
import { TouchNavigator } from '../../context/touch-navigator.ts';
import { clockEntered } from './clock-entry.ts';

/** Finest step of the clock, seconds. */
const STEP_S = 5;

/** How the clock moves. */
@Injectable({ providedIn: 'root' })
export class ReplayCommands implements CommandList {
  readonly #cursor = inject(CursorStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #replay = inject(ReplayStore);
  readonly #touches = inject(TouchNavigator);

  readonly commands = computed((): readonly Command[] => [
    {
      ...this.#step('play', 'Play', ' ', () => this.#replay.toggle()),
      isOn: () => this.#replay.isPlaying(),
    },
    this.#step('slower', 'Slower', ',', () => this.#replay.faster(-1)),
    this.#step('faster', 'Faster', '.', () => this.#replay.faster(1)),
    this.#step('go-to-time', 'Go to a time', 'j', () => this.#replay.askClock()),
    {
      ...this.#step('touch-back', 'Previous touch', '[', () => this.#touches.step(-1)),
      isFirst: true,
    },
    this.#step('touch-forward', 'Next touch', ']', () => this.#touches.step(1)),
    this.#step('any-touch-back', 'Previous touch of any level', '{', () =>
      this.#touches.step(-1, true),
    ),
    this.#step('any-touch-forward', 'Next touch of any level', '}', () =>
      this.#touches.step(1, true),
    ),
    {
      ...this.#step('any-level', 'Touches of every level', undefined, () =>
        this.#replay.toggleAnyLevel(),
      ),
      isOn: () => this.#replay.hasAnyLevel(),
    },
    {
      ...this.#step('bar-back', 'One bar back', 'ArrowLeft', () => this.#navigator.stepBar(-1)),
      isFirst: true,
    },
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
    const clock = clockEntered(text);
    if (clock === undefined) return [];
    const act = (): void => this.#navigator.toClock(clock);
    return [{ id: 'clock', title: `Go to ${clock}`, menu: 'Replay', act }];
  }

  #seconds(id: string, title: string, key: string, seconds: number): Command {
    return this.#step(id, title, key, () => this.#navigator.stepSeconds(seconds));
  }

  #step(id: string, title: string, key: string | undefined, act: () => void): Command {
    const canAct = (): boolean => this.#cursor.atS() !== undefined;
    return { id, title, menu: 'Replay', ...(key === undefined ? {} : { key }), act, canAct };
  }
}
