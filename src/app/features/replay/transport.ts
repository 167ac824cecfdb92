import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { ReplayStore, speeds } from '../../context/replay-store.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { TouchNavigator } from '../../context/touch-navigator.ts';
import type { IconName } from '../../ui/icon.ts';
import { Icon } from '../../ui/icon.ts';
import { ClockField } from './clock-field.ts';
import { Scrubber } from './scrubber.ts';

/** A button that moves the clock: the command it runs, its name and its icon. */
type Step = { readonly command: string; readonly name: string; readonly icon: IconName };

/** The row that moves the clock: touches, steps, play, speeds, a time of day, and the scrubber. */
@Component({
  selector: 'app-transport',
  imports: [ClockField, Icon, NgTemplateOutlet, Scrubber],
  templateUrl: './transport.html',
  styleUrl: './transport.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Transport {
  readonly #cursor = inject(CursorStore);
  readonly #selected = inject(SelectedLevel);
  readonly #touches = inject(TouchNavigator);
  protected readonly commands = inject(Commands);
  protected readonly blind = inject(BlindStore);
  protected readonly replay = inject(ReplayStore);

  protected readonly speeds = speeds;
  protected readonly isIdle = computed(() => this.#cursor.atS() === undefined);
  protected readonly noTouches = computed(() => this.#touches.absence());
  protected readonly of = computed(() =>
    this.replay.hasAnyLevel() ? 'any level' : this.#selected.now().name,
  );
  protected readonly back: readonly Step[] = [
    { command: 'touch-back', name: 'Previous touch', icon: 'touchBack' },
    { command: 'bar-back', name: 'One bar back', icon: 'back' },
    { command: 'step-back', name: '5 seconds back', icon: 'previous' },
  ];
  protected readonly on: readonly Step[] = [
    { command: 'step-forward', name: '5 seconds forward', icon: 'next' },
    { command: 'bar-forward', name: 'One bar forward', icon: 'forward' },
    { command: 'touch-forward', name: 'Next touch', icon: 'touchOn' },
  ];

  /** Why a step cannot be taken or where it leads, for its tooltip. */
  protected titleOf({ command, name }: Step): string {
    if (!this.#isTouch(command)) return this.commands.hint(name, command);
    const absence = this.noTouches();
    if (absence !== undefined) return `${name}: ${absence}`;
    return this.commands.hint(`${name} of ${this.of()}`, command);
  }

  protected isOff({ command }: Step): boolean {
    return this.isIdle() || (this.#isTouch(command) && this.noTouches() !== undefined);
  }

  #isTouch(command: string): boolean {
    return command === 'touch-back' || command === 'touch-forward';
  }
}
