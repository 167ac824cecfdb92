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
import { areSame, filmAfter, filmStep, stageAt } from './film.ts';
import type { FilmQuestion, FilmStage } from './film.ts';
import { drawReel } from './reel-drawing.ts';
import type { FilmBox, FilmFrame } from './reel-drawing.ts';

/** Words of a film that nothing has become of yet. */
const stageWords: Readonly<Record<FilmStage, string>> = {
  ...{ before: 'on its way', open: 'touched', BREAK: 'BREAK', REJECT: 'REJECT', CHOP: 'CHOP' },
};

/** The films of a moment's neighbors, the nearest first: all on one canvas, drawn once a frame. */
@Component({
  selector: 'app-reel',
  imports: [OutcomeMark],
  templateUrl: './reel.html',
  styleUrl: './reel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Reel {
  readonly neighbors = input.required<readonly NeighborDocument[]>();
  /** By date and row id. */
  readonly paths = input.required<ReadonlyMap<string, PastPath | undefined>>();
  readonly asked = input.required<FilmQuestion>();
  /** Since the moment that the films are of. */
  readonly elapsedS = input.required<number>();
  readonly chosen = input<string>();
  /** Whether none of them counts: they are there to look at. */
  readonly isMute = input(false);
  readonly chose = output<NeighborDocument>();
  readonly opened = output<NeighborDocument>();

  protected readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  readonly #theme = inject(ThemeStore);
  readonly #selected = inject(SelectedLevel);
  /** Counts changes of the canvas's size. */
  readonly #size = signal(0);
  #boxes:
    { readonly of: readonly NeighborDocument[]; readonly all: readonly FilmBox[] } | undefined;

  readonly #films = computed(() =>
    this.neighbors().map((neighbor) => {
      const path = this.paths().get(pathKey(neighbor));
      const step = path && filmStep(path, this.elapsedS());
      const stage =
        path && step !== undefined
          ? stageAt(path, neighbor.outcome, { ...this.asked(), step })
          : undefined;
      return { neighbor, path, step, stage };
    }),
  );
  /** The cells change only when the stage of one of them does. */
  readonly #stages = computed(() => this.#films().map(({ stage }) => stage), { equal: areSame });
  protected readonly cells = computed(() => {
    const stages = this.#stages();
    return this.neighbors().map((neighbor, i) => {
      const stage = stages[i];
      const day = shortDate(neighbor.date);
      const way = neighbor.direction === 'UP' ? 'from below' : 'from above';
      const words = stage === undefined ? 'no path' : stageWords[stage];
      const name = this.#selected.tagOf(neighbor.level);
      const title = `${day}: ${neighbor.date}, ${name} ${way}, distance ${fixed(neighbor.distance, 2)}, ${words}`;
      const outcome = stage === 'before' || stage === 'open' ? undefined : stage;
      return { neighbor, day, title, outcome, isOpen: stage === 'open' };
    });
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const sizes = new ResizeObserver(() => {
        this.#boxes = undefined;
        this.#size.update((count) => count + 1);
      });
      sizes.observe(this.canvas().nativeElement);
      destroyRef.onDestroy(() => sizes.disconnect());
    });
    afterRenderEffect(() => {
      this.#theme.theme();
      this.#size();
      this.#draw();
    });
  }

  #draw(): void {
    const canvas = this.canvas().nativeElement;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const context = canvas.getContext('2d');
    if (context === null || width === 0) return;
    const boxes = this.#boxesOn(canvas);
    const ratio = devicePixelRatio;
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    context.scale(ratio, ratio);
    const style = getComputedStyle(canvas);
    const color = (token: string): string => style.getPropertyValue(token).trim();
    const hue = (token: string): string => color(this.isMute() ? '--neg' : token);
    const frames = this.#films().flatMap(({ path, step, stage }, i): readonly FilmFrame[] =>
      path && step !== undefined && stage && i < boxes.length
        ? [{ box: boxes[i], path, step, stage }]
        : [],
    );
    drawReel(context, frames, {
      after: filmAfter(this.asked()),
      colors: {
        ...{ level: color('--line-2'), before: color('--ink-3'), open: color('--ink-2') },
        head: color('--ink'),
        outcomes: { BREAK: hue('--break'), REJECT: hue('--reject'), CHOP: hue('--chop') },
      },
    });
    canvas.dataset['drawn'] = String(frames.length);
  }

  /** Boxes are read off the page, once per list and size: the grid decides where each film stands. */
  #boxesOn(canvas: HTMLCanvasElement): readonly FilmBox[] {
    const neighbors = this.neighbors();
    if (this.#boxes?.of === neighbors) return this.#boxes.all;
    const origin = canvas.getBoundingClientRect();
    const places = [...(canvas.parentElement?.querySelectorAll('.film') ?? [])];
    const all = places.map((place): FilmBox => {
      const { left, top, width, height } = place.getBoundingClientRect();
      return { left: left - origin.left, top: top - origin.top, width, height };
    });
    this.#boxes = { of: neighbors, all };
    return all;
  }
}
