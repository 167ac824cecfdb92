import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { asyncScheduler, throttleTime } from 'rxjs';
import { cellId } from './cell-id.ts';
import { briefText } from './level-brief.ts';
import type { BriefCell, BriefPart } from './level-brief.ts';

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
  /** The cells that are pointed at, or held by a click; none any more. */
  readonly pointed = output<readonly BriefCell[]>();

  /** Place of the clause that is held; clauses keep their places as figures change. */
  protected readonly held = signal<number | undefined>(undefined);
  /** A wall's size, for one, is a link of its own: links are told apart by their place. */
  protected readonly links = computed(() =>
    this.parts().map(({ text, cells }) => ({ text, cells, href: `#${cellId(cells.at(0))}` })),
  );
  readonly #text = computed(() => briefText(this.parts()));
  protected readonly spoken = toSignal(
    toObservable(this.#text).pipe(
      throttleTime(SPOKEN_MS, asyncScheduler, { leading: true, trailing: true }),
    ),
    { initialValue: '' },
  );

  protected point(cells: readonly BriefCell[]): void {
    const held = this.held();
    this.pointed.emit(cells.length > 0 || held === undefined ? cells : this.parts()[held].cells);
  }

  /** Holds a clause and brings its cell into view; the same again lets go. */
  protected hold(place: number | undefined, event?: Event): void {
    event?.preventDefault();
    const held = place === this.held() ? undefined : place;
    this.held.set(held);
    const cells = held === undefined ? [] : this.parts()[held].cells;
    this.pointed.emit(cells);
    const target = cells.length === 0 ? undefined : document.getElementById(cellId(cells[0]));
    target?.scrollIntoView({ block: 'nearest' });
  }
}
