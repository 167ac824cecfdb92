import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { PastSieve } from '../../../domain/retrieval/past-sieve.ts';
import { grouped } from '../../ui/figures.ts';
import { leftOut, sieveChange, sieveChoices } from './sieve-words.ts';
import type { SieveChoice } from './sieve-words.ts';

/** Fewer approaches are too few to filter by. */
const FEW = 20;

/** What of the past may answer: choices, what is left out by name, and how much remains. */
@Component({
  selector: 'app-sieve-bar',
  templateUrl: './sieve-bar.html',
  styleUrl: './sieve-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SieveBar {
  readonly sieve = input.required<PastSieve>();
  /** Approaches that may answer, with the sieve and without it; undefined where nothing is asked. */
  readonly remaining = input<number>();
  readonly all = input<number>();
  readonly sifted = output<PastSieve>();
  readonly cleared = output();

  protected readonly choices = sieveChoices;
  protected readonly out = computed(() => leftOut(this.sieve()));
  protected readonly isSieved = computed(() => Object.keys(this.sieve()).length > 0);
  protected readonly isFew = computed(() => (this.remaining() ?? FEW) < FEW);
  protected readonly remainingText = computed(() => grouped(this.remaining()));
  protected readonly allText = computed(() => grouped(this.all()));

  protected valueOf(part: SieveChoice['part']): string {
    return String(this.sieve()[part] ?? '');
  }

  protected choose(part: SieveChoice['part'], event: Event): void {
    const { target } = event;
    if (target instanceof HTMLSelectElement) this.sifted.emit(sieveChange(part, target.value));
  }
}
