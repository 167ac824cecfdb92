import { Clipboard } from '@angular/cdk/clipboard';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { LabAnswer } from '../../../protocol/lab-api.ts';
import { Icon } from '../../ui/icon.ts';
import { cellStyle, cellText, copiedRows } from './cell-text.ts';

/** Rows drawn beyond either edge: a quick hand must not see them come. */
const ROWS_BEYOND = 12;
/** How long the button says that it has copied, ms. */
const COPIED_MS = 1600;

/** Rows of an answer; only those in sight are on the page. */
@Component({
  selector: 'app-results-grid',
  imports: [Icon],
  templateUrl: './results-grid.html',
  styleUrl: './results-grid.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ResultsGrid {
  readonly answer = input.required<LabAnswer>();
  protected readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  readonly #clipboard = inject(Clipboard);
  readonly #top = signal(0);
  readonly #height = signal(0);
  protected readonly rowPx = signal(21);
  protected readonly isCopied = signal(false);

  protected readonly styles = computed(() => this.answer().columns.map(cellStyle));
  protected readonly template = computed(() => {
    const widths = this.styles().map(({ width }) => `${width + 2}ch`);
    return ['5ch', ...widths, 'minmax(8px, 1fr)'].join(' ');
  });
  protected readonly heightPx = computed(() => this.answer().rowCount * this.rowPx());
  /** The rows in sight and some beyond. */
  protected readonly rows = computed(() => {
    const rowPx = this.rowPx();
    const start = Math.max(0, Math.floor(this.#top() / rowPx) - ROWS_BEYOND);
    const inSight = Math.ceil(this.#height() / rowPx) + 2 * ROWS_BEYOND;
    const end = Math.min(this.answer().rowCount, start + inSight);
    return Array.from({ length: end - start }, (_, i) => ({
      index: start + i,
      topPx: (start + i) * rowPx,
      cells: this.styles().map((style) => cellText(style.column.values[start + i], style)),
    }));
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const scroller = this.scroller().nativeElement;
      const measure = (): void => {
        this.#height.set(scroller.clientHeight);
        const row = getComputedStyle(scroller).getPropertyValue('--h-table-row');
        this.rowPx.set(parseFloat(row));
      };
      const sizes = new ResizeObserver(measure);
      sizes.observe(scroller);
      destroyRef.onDestroy(() => sizes.disconnect());
    });
    effect(() => {
      this.answer();
      untracked(() => {
        const scroller = this.scroller().nativeElement;
        [scroller.scrollTop, scroller.scrollLeft] = [0, 0];
        this.#top.set(0);
      });
    });
  }

  protected scrolled(): void {
    this.#top.set(this.scroller().nativeElement.scrollTop);
  }

  protected keyed(event: KeyboardEvent): void {
    const isCopy = (event.ctrlKey || event.metaKey) && event.key === 'c';
    if (!isCopy || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    this.copy();
  }

  /** Copies every row that was handed over. */
  protected copy(): void {
    this.isCopied.set(this.#clipboard.copy(copiedRows(this.answer().columns)));
    setTimeout(() => this.isCopied.set(false), COPIED_MS);
  }
}
