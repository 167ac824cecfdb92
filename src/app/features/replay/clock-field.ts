import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { ReplayStore } from '../../context/replay-store.ts';
import { clockEntered } from './clock-entry.ts';

/** A field for a time of day: the clock goes where it says. */
@Component({
  selector: 'app-clock-field',
  templateUrl: './clock-field.html',
  styleUrl: './clock-field.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClockField {
  protected readonly commands = inject(Commands);
  readonly #cursor = inject(CursorStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #replay = inject(ReplayStore);
  protected readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly text = signal('');
  protected readonly isWrong = computed(
    () => this.text().length > 3 && clockEntered(this.text()) === undefined,
  );
  protected readonly isIdle = computed(() => this.#cursor.atS() === undefined);

  constructor() {
    // The command for it has no hand on this element: it counts, and the field listens.
    effect(() => {
      if (this.#replay.clockAsks() > 0) this.field().nativeElement.focus();
    });
  }

  protected go(): void {
    const clock = clockEntered(this.text());
    if (clock === undefined) return;
    this.#navigator.toClock(clock);
    this.leave();
  }

  protected leave(): void {
    this.text.set('');
    this.field().nativeElement.blur();
  }
}
