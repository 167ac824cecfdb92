import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { NeighborDocument } from '../../../domain/retrieval/query-document.ts';
import type { PastPath } from '../../../protocol/evidence-api.ts';
import { shortDate } from '../../context/dates.ts';
import { pathKey } from '../../context/kept-paths.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { ThemeStore } from '../../context/theme-store.ts';
import { fixed } from '../../ui/figures.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import { drawMini } from './mini-paths.ts';

const hues: Readonly<Record<string, string>> = {
  BREAK: '--break',
  REJECT: '--reject',
  CHOP: '--chop',
};

/** What is drawn. */
type Shown = {
  readonly neighbors: readonly NeighborDocument[];
  readonly paths: ReadonlyMap<string, PastPath | undefined>;
  readonly isMute: boolean;
};

/** Past rows like this one, the nearest first: what price did around each touch, on one canvas. */
@Component({
  selector: 'app-neighbor-list',
  imports: [OutcomeMark],
  templateUrl: './neighbor-list.html',
  styleUrl: './neighbor-list.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NeighborList {
  readonly neighbors = input.required<readonly NeighborDocument[]>();
  /** By date and row id. */
  readonly paths = input.required<ReadonlyMap<string, PastPath | undefined>>();
  /** Whether none of them counts: they are there to look at. */
  readonly isMute = input(false);
  /** Row id of the neighbor that is looked at. */
  readonly picked = input<string>();
  readonly chose = output<NeighborDocument>();
  readonly opened = output<NeighborDocument>();

  protected readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  readonly #theme = inject(ThemeStore);
  readonly #selected = inject(SelectedLevel);
  /** Counts changes of the list's size. */
  readonly #size = signal(0);

  protected readonly cells = computed(() =>
    this.neighbors().map((neighbor) => {
      const { date, level, direction, distance, outcome } = neighbor;
      const way = direction === 'UP' ? 'from below' : 'from above';
      const name = this.#selected.tagOf(level);
      const [day, far] = [shortDate(date), fixed(distance, 2)];
      // The words of the cell come first: who speaks to the desk says what is seen.
      const title = `${day} ${far}: ${date}, ${name} ${way}, ${outcome}`;
      return { neighbor, title, day, distance: far };
    }),
  );

  #frame = 0;

  constructor() {
    const destroyRef = inject(DestroyRef);
    destroyRef.onDestroy(() => cancelAnimationFrame(this.#frame));
    afterNextRender(() => {
      const sizes = new ResizeObserver(() => this.#size.update((count) => count + 1));
      sizes.observe(this.canvas().nativeElement);
      destroyRef.onDestroy(() => sizes.disconnect());
    });
    afterRenderEffect(() => {
      this.#theme.theme();
      this.#size();
      const shown = { neighbors: this.neighbors(), paths: this.paths(), isMute: this.isMute() };
      // Boxes that are asked for at once lay the page out once more, and the answer waits for that.
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#draw(shown));
    });
  }

  /** Boxes are read off the page: the list's grid decides where each chart stands. */
  #draw({ neighbors, paths, isMute }: Shown): void {
    const canvas = this.canvas().nativeElement;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const context = canvas.getContext('2d');
    if (context === null || width === 0) return;
    const ratio = devicePixelRatio;
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    context.scale(ratio, ratio);
    const style = getComputedStyle(canvas);
    const color = (token: string): string => style.getPropertyValue(token).trim();
    const origin = canvas.getBoundingClientRect();
    const places = canvas.parentElement?.querySelectorAll('.chart') ?? [];
    neighbors.forEach((neighbor, i) => {
      const path = paths.get(pathKey(neighbor));
      if (path === undefined || i >= places.length) return;
      const place = places[i].getBoundingClientRect();
      const [left, top] = [place.left - origin.left, place.top - origin.top];
      const after = color(isMute ? '--neg' : (hues[neighbor.outcome] ?? '--neg'));
      drawMini(context, path, {
        box: { left, top, width: place.width, height: place.height },
        colors: { level: color('--line-2'), before: color('--ink-3'), after },
      });
    });
    canvas.dataset['drawn'] = String(
      neighbors.filter((neighbor) => paths.get(pathKey(neighbor))).length,
    );
  }
}
