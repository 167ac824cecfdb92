import type { ChartPoint } from './measure.ts';
import type { Place } from './own-level-hand.ts';

/** What the hand asks of the chart; places are px from the chart's upper left corner. */
export type MeasureField = {
  /** The instant and the price at a place of the candles' pane; undefined beside it. */
  readonly pointAt: (place: Place) => ChartPoint | undefined;
  /** Keeps the chart still while a measure is drawn. */
  readonly hold: (isHeld: boolean) => void;
};

/** A pointer that moves no further has clicked, px. */
const CLICK_PX = 4;

/** Measures from where it presses to where it lets go, or from a click to the next. */
export class MeasureHand {
  readonly #host: HTMLElement;
  readonly #field: MeasureField;
  readonly #measured: (from: ChartPoint, to: ChartPoint) => void;
  #isOn = false;
  #from: ChartPoint | undefined;
  #down: Place | undefined;

  constructor(
    host: HTMLElement,
    field: MeasureField,
    measured: (from: ChartPoint, to: ChartPoint) => void,
  ) {
    this.#host = host;
    this.#field = field;
    this.#measured = measured;
    host.addEventListener('pointerdown', (event) => this.#press(event), { capture: true });
    host.addEventListener('pointermove', (event) => this.#move(event), { capture: true });
    host.addEventListener('pointerup', (event) => this.#release(event));
  }

  /** Whether the pointer measures; turning it off forgets a measure that was begun. */
  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#from = undefined;
    this.#down = undefined;
    this.#field.hold(isOn);
    this.#host.dataset['hand'] = isOn ? 'draw' : '';
  }

  #press(event: PointerEvent): void {
    if (!this.#isOn || event.button !== 0) return;
    const place = this.#placeOf(event);
    const point = this.#field.pointAt(place);
    if (point === undefined) return;
    this.#down = place;
    // The second click of two ends what the first began.
    if (this.#from !== undefined) this.#end(point);
    else this.#from = point;
  }

  #move(event: PointerEvent): void {
    const to = this.#from && this.#field.pointAt(this.#placeOf(event));
    if (this.#from !== undefined && to !== undefined) this.#measured(this.#from, to);
  }

  #release(event: PointerEvent): void {
    const [from, down] = [this.#from, this.#down];
    this.#down = undefined;
    if (from === undefined || down === undefined) return;
    const place = this.#placeOf(event);
    if (Math.hypot(place.x - down.x, place.y - down.y) <= CLICK_PX) return;
    const point = this.#field.pointAt(place);
    if (point !== undefined) this.#end(point);
  }

  #end(to: ChartPoint): void {
    if (this.#from !== undefined) this.#measured(this.#from, to);
    this.#from = undefined;
  }

  #placeOf(event: PointerEvent): Place {
    const { left, top } = this.#host.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
