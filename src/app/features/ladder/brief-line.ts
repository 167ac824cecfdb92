import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  output,
  signal,
} from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { asyncScheduler, throttleTime } from 'rxjs';
import { cellId } from './cell-id.ts';
import type { BriefCell, BriefClause, BriefPart } from './level-brief.ts';

/** A sentence is read aloud no more often than this: it is made anew every five seconds. */
const SPOKEN_MS = 15_000;

/** The Level Brief as text whose clauses point at their cells. */
@Component({
  selector: 'app-brief-line',
  templateUrl: './brief-line.html',
  styleUrl: './brief-line.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'hold(undefined)' },
})
export class BriefLine {
  readonly parts = input.required<readonly BriefPart[]>();
  /** All of the sentence, where its parts tell less: what the pointer shows and a listener hears. */
  readonly whole = input.required<string>();
  /** The cells of the clause that is pointed at, or else held by a click, as the figures change. */
  readonly pointed = output<readonly BriefCell[]>();

  /** What the held clause tells of; a sentence without one points at nothing. */
  protected readonly held = signal<BriefClause | undefined>(undefined);
  readonly #under = signal<BriefClause | undefined>(undefined);
  protected readonly links = computed(() =>
    this.parts().map((part) => ({ ...part, href: `#${cellId(part.cells.at(0))}` })),
  );
  readonly #cells = computed(() => this.#cellsOf(this.#under() ?? this.held()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  protected readonly spoken = toSignal(
    toObservable(this.whole).pipe(
      throttleTime(SPOKEN_MS, asyncScheduler, { leading: true, trailing: true }),
    ),
    { initialValue: '' },
  );

  constructor() {
    effect(() => this.pointed.emit(this.#cells()));
  }

  protected point(clause: BriefClause | undefined): void {
    this.#under.set(clause);
  }

  /** Holds a clause and brings its cell into view; the same again lets go. */
  protected hold(clause: BriefClause | undefined, event?: Event): void {
    event?.preventDefault();
    this.held.set(clause === this.held() ? undefined : clause);
    const cell = this.#cellsOf(this.held()).at(0);
    if (cell !== undefined)
      document.getElementById(cellId(cell))?.scrollIntoView({ block: 'nearest' });
  }

  #cellsOf(clause: BriefClause | undefined): readonly BriefCell[] {
    const part = this.parts().find((other) => clause !== undefined && other.clause === clause);
    return part?.cells ?? [];
  }
}
