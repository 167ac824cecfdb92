import type { OwnLevelId } from '../../protocol/pressure-api.ts';

/** What the hand asks of the chart; places are px from the chart's upper left corner. */
export type HandField = {
  /** One's own level whose line is at a place of the price pane. */
  levelAt(place: Place): OwnLevelId | undefined;
  /** Price on the tick grid at a place of the price pane. */
  priceAt(place: Place): number | undefined;
  /** Keeps the chart still while a line is held. */
  hold(isHeld: boolean): void;
};

/** What the hand does. */
export type HandEvents = {
  /** A level is drawn at a price, points. */
  drawn(px: number): void;
  /** A level's line was touched. */
  picked(id: OwnLevelId): void;
  /** A held line is over another price, points. */
  moved(id: OwnLevelId, px: number): void;
};

/** A place on the chart, px. */
export type Place = { readonly x: number; readonly y: number };

/** A pointer that moves no further has clicked, px. */
const CLICK_PX = 4;

type Held = { readonly id: OwnLevelId; readonly startPx: number | undefined; px?: number };

/** The hand on the chart: it draws levels where it clicks and drags those that are there. */
export class OwnLevelHand {
  readonly #host: HTMLElement;
  readonly #field: HandField;
  readonly #events: HandEvents;
  /** Whether the chart is another hand's: this one takes hold of nothing then. */
  isResting = false;
  #isDrawing = false;
  #held: Held | undefined;
  #down: Place | undefined;

  constructor(host: HTMLElement, field: HandField, events: HandEvents) {
    this.#host = host;
    this.#field = field;
    this.#events = events;
    // Before the library hears of it: a held line must not pan the chart.
    host.addEventListener('pointerdown', (event) => this.#press(event), { capture: true });
    host.addEventListener('pointermove', (event) => this.#move(event), { capture: true });
    host.addEventListener('pointerup', (event) => this.#release(event));
    host.addEventListener('pointercancel', () => this.#drop());
  }

  /** Whether a click draws a level. */
  set isDrawing(isDrawing: boolean) {
    if (isDrawing === this.#isDrawing) return;
    this.#isDrawing = isDrawing;
    this.#showHand(undefined);
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || this.isResting) return;
    const place = this.#placeOf(event);
    this.#down = place;
    const id = this.#isDrawing ? undefined : this.#field.levelAt(place);
    if (id === undefined) return;
    // Moved or let go of outside the chart, the pointer must be heard here all the same.
    if (event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
    this.#held = { id, startPx: this.#field.priceAt(place) };
    this.#field.hold(true);
    this.#events.picked(id);
    document.addEventListener('keydown', this.#escape, { capture: true });
  }

  #move(event: PointerEvent): void {
    const place = this.#placeOf(event);
    const held = this.#held;
    if (held === undefined) {
      if (event.buttons === 0 && !this.isResting) this.#showHand(this.#field.levelAt(place));
      return;
    }
    // Nobody holds a line without a button: it was let go of where nothing could hear it.
    if (event.buttons === 0) {
      this.#drop();
      return;
    }
    const px = this.#field.priceAt(place);
    // A touch is not yet a move: the line stays until the pointer is over another price.
    if (px === undefined || px === (held.px ?? held.startPx)) return;
    held.px = px;
    this.#events.moved(held.id, px);
  }

  #release(event: PointerEvent): void {
    const place = this.#placeOf(event);
    const down = this.#down;
    this.#down = undefined;
    if (this.#held !== undefined) {
      this.#drop();
      return;
    }
    if (!this.#isDrawing || down === undefined) return;
    if (Math.hypot(place.x - down.x, place.y - down.y) > CLICK_PX) return;
    const px = this.#field.priceAt(place);
    if (px !== undefined) this.#events.drawn(px);
  }

  #drop(): void {
    if (this.#held === undefined) return;
    this.#held = undefined;
    this.#field.hold(false);
    document.removeEventListener('keydown', this.#escape, { capture: true });
  }

  readonly #escape = (event: KeyboardEvent): void => {
    const held = this.#held;
    if (event.key !== 'Escape' || held === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (held.startPx !== undefined) this.#events.moved(held.id, held.startPx);
    this.#drop();
  };

  #showHand(id: OwnLevelId | undefined): void {
    const hand = this.#isDrawing ? 'draw' : id === undefined ? '' : 'move';
    if (this.#host.dataset['hand'] !== hand) this.#host.dataset['hand'] = hand;
  }

  #placeOf({ clientX, clientY }: PointerEvent): Place {
    const { left, top } = this.#host.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
