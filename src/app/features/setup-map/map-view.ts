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
import type { SetupMap, SetupTrail } from '../../../protocol/evidence-api.ts';
import { ThemeStore } from '../../context/theme-store.ts';
import { drawMap } from './map-drawing.ts';
import { frameOf, nearestPlace } from './map-frame.ts';

/** How far from a mark the pointer still means it, px. */
const POINTED_PX = 9;

/** The map itself: one canvas, drawn once a frame, that tells which touch is pointed at. */
@Component({
  selector: 'app-map-view',
  template: `<canvas
    #canvas
    role="img"
    [attr.aria-label]="label()"
    (pointermove)="point($event)"
    (pointerleave)="hovered.set(-1)"
    (click)="open()"
  ></canvas>`,
  styles: `
    :host {
      display: block;
      min-height: 0;
    }
    canvas {
      display: block;
      width: 100%;
      height: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MapView {
  readonly map = input.required<SetupMap>();
  readonly trail = input<SetupTrail>();
  /** Row ids of the present neighbors' touches. */
  readonly neighbors = input.required<ReadonlySet<string>>();
  readonly isNovel = input(false);
  readonly label = input.required<string>();
  /** Place among the past touches that is pointed at, or clicked; −1 for none. */
  readonly pointed = output<number>();
  readonly opened = output<number>();

  protected readonly hovered = signal(-1);
  protected readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  readonly #theme = inject(ThemeStore);
  readonly #size = signal({ width: 0, height: 0 });
  readonly #frame = computed(() => frameOf(this.map()));

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const canvas = this.canvas().nativeElement;
      const sizes = new ResizeObserver(() =>
        this.#size.set({ width: canvas.clientWidth, height: canvas.clientHeight }),
      );
      sizes.observe(canvas);
      destroyRef.onDestroy(() => sizes.disconnect());
    });
    afterRenderEffect(() => {
      this.#theme.theme();
      this.#draw();
    });
  }

  protected point({ offsetX, offsetY }: PointerEvent): void {
    const view = { frame: this.#frame(), size: this.#size(), withinPx: POINTED_PX };
    const place = nearestPlace(this.map(), { left: offsetX, top: offsetY }, view);
    if (place === this.hovered()) return;
    this.hovered.set(place);
    this.pointed.emit(place);
  }

  protected open(): void {
    if (this.hovered() >= 0) this.opened.emit(this.hovered());
  }

  #draw(): void {
    const canvas = this.canvas().nativeElement;
    const [size, context] = [this.#size(), canvas.getContext('2d')];
    if (context === null || size.width === 0) return;
    const ratio = devicePixelRatio;
    canvas.width = Math.round(size.width * ratio);
    canvas.height = Math.round(size.height * ratio);
    context.scale(ratio, ratio);
    const style = getComputedStyle(canvas);
    const color = (token: string): string => style.getPropertyValue(token).trim();
    const [map, trail] = [this.map(), this.trail()];
    drawMap(
      context,
      {
        ...{ map, trail, size, frame: this.#frame(), neighbors: this.neighbors() },
        ...{ isNovel: this.isNovel(), hovered: this.hovered() },
      },
      {
        ...{ axis: color('--line'), neighbor: color('--ink-2'), trail: color('--ink') },
        ...{ break: color('--break'), reject: color('--reject'), chop: color('--chop') },
        panel: color('--panel'),
      },
    );
    canvas.dataset['points'] = String(map.x.length);
    canvas.dataset['trail'] = String(trail?.atS.length ?? 0);
    canvas.dataset['until'] = String(trail?.atS.at(-1) ?? '');
  }
}
