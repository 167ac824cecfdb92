import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A signed share as a bar from the middle: right and solid above zero, left and hollow below. */
@Component({
  selector: 'app-diverging-bar',
  templateUrl: './diverging-bar.html',
  styleUrl: './diverging-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DivergingBar {
  /** (−1, 1); NaN draws nothing. */
  readonly value = input.required<number>();
  /** Size at which the bar is full; a larger one is drawn as full. */
  readonly full = input(1);
  /** Percent of the whole width. */
  protected readonly width = computed(() => Math.min(1, Math.abs(this.value()) / this.full()) * 50);
}
