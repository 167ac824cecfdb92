import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { ReplayStore, speeds } from '../../context/replay-store.ts';
import type { IconName } from '../../ui/icon.ts';
import { Icon } from '../../ui/icon.ts';
import { ClockField } from './clock-field.ts';
import { Scrubber } from './scrubber.ts';

/** Finest step of the clock, seconds. */
const STEP_S = 5;

/** A step button: its icon, its name and its key. */
type Step = {
  readonly icon: IconName;
  readonly name: string;
  readonly key: string;
  readonly act: () => void;
};

/** The row that moves the clock: steps, play, speeds, a time of day, and the scrubber. */
@Component({
  selector: 'app-transport',
  imports: [ClockField, Icon, Scrubber],
  templateUrl: './transport.html',
  styleUrl: './transport.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Transport {
  readonly #navigator = inject(DeskNavigator);
  readonly #cursor = inject(CursorStore);
  protected readonly replay = inject(ReplayStore);

  protected readonly speeds = speeds;
  protected readonly isIdle = computed(() => this.#cursor.atS() === undefined);
  protected readonly back: readonly Step[] = [
    { icon: 'back', name: 'One bar back', key: '←', act: () => this.#navigator.stepBar(-1) },
    {
      icon: 'previous',
      name: '5 seconds back',
      key: 'Shift ←',
      act: () => this.#navigator.stepSeconds(-STEP_S),
    },
  ];
  protected readonly on: readonly Step[] = [
    {
      icon: 'next',
      name: '5 seconds forward',
      key: 'Shift →',
      act: () => this.#navigator.stepSeconds(STEP_S),
    },
    { icon: 'forward', name: 'One bar forward', key: '→', act: () => this.#navigator.stepBar(1) },
  ];
}
