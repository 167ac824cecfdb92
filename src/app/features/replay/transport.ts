import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import type { IconName } from '../../ui/icon.ts';
import { Icon } from '../../ui/icon.ts';
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

/** The row that moves the clock: steps of a bar and of five seconds, ends, and the scrubber. */
@Component({
  selector: 'app-transport',
  imports: [Icon, Scrubber],
  templateUrl: './transport.html',
  styleUrl: './transport.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Transport {
  readonly #navigator = inject(DeskNavigator);
  readonly #cursor = inject(CursorStore);

  protected readonly isIdle = computed(() => this.#cursor.atS() === undefined);
  protected readonly steps: readonly Step[] = [
    { icon: 'first', name: 'To the start', key: 'Home', act: () => this.#navigator.toStart() },
    { icon: 'back', name: 'One bar back', key: '←', act: () => this.#navigator.stepBar(-1) },
    {
      icon: 'previous',
      name: '5 seconds back',
      key: 'Shift ←',
      act: () => this.#navigator.stepSeconds(-STEP_S),
    },
    {
      icon: 'next',
      name: '5 seconds forward',
      key: 'Shift →',
      act: () => this.#navigator.stepSeconds(STEP_S),
    },
    { icon: 'forward', name: 'One bar forward', key: '→', act: () => this.#navigator.stepBar(1) },
    { icon: 'last', name: 'To the end', key: 'End', act: () => this.#navigator.toEnd() },
  ];
}
