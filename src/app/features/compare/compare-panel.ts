import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { PriceChart } from '../../charts/price-chart.ts';
import { paletteOf } from '../../charts/palette.ts';
import type { Palette } from '../../charts/palette.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { longDate } from '../../context/dates.ts';
import { DensityStore } from '../../context/density-store.ts';
import type { Touch } from '../../context/episode-rows.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { isSameRow } from '../../context/kept-paths.ts';
import { outcomeKnownAt } from '../../context/known-touches.ts';
import { levelStyles } from '../../context/level-style.ts';
import { NeighborStore } from '../../context/neighbor-store.ts';
import { OverlayStore } from '../../context/overlay-store.ts';
import { exchangeClockAt } from '../../context/session-frame.ts';
import type { SessionFrame } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { ThemeStore } from '../../context/theme-store.ts';
import { SecondMomentClient } from '../../data/second-moment-client.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import { fromTouch, touchName } from './alignment.ts';
import { CompareStore } from './compare-store.ts';

/** One of two sessions, and which of its touches is laid upon the other's. */
type Side = {
  readonly word: string;
  readonly end: 'here' | 'there';
  readonly aligned: Touch | undefined;
  readonly choices: readonly { readonly touch: Touch; readonly name: string }[];
};

/** A second session beside the open one, as far from its touch as the open one is from its own. */
@Component({
  selector: 'app-compare-panel',
  imports: [OutcomeMark],
  providers: [SecondMomentClient, CompareStore],
  templateUrl: './compare-panel.html',
  styleUrls: ['../../ui/panel.css', './compare-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ComparePanel {
  protected readonly store = inject(CompareStore);
  readonly #picks = inject(NeighborStore);
  readonly #sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);
  readonly #overlays = inject(OverlayStore);
  readonly #evidence = inject(EvidenceStore);
  readonly #theme = inject(ThemeStore);
  readonly #density = inject(DensityStore);
  protected readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  readonly #palette = signal<Palette | undefined>(undefined);
  /** Whether what draws cannot be fetched. */
  readonly #isLost = signal(false);
  #chart: PriceChart | undefined;

  /** Whether the neighbor that the button takes was picked elsewhere. */
  protected readonly isPicked = computed(() =>
    isSameRow(this.store.suggested(), this.#picks.picked()),
  );
  /** The newest first: the nearest days are looked for first. */
  protected readonly choices = computed(() =>
    this.store
      .choices()
      .toReversed()
      .map((session) => ({ session, key: keyOf(session), name: longDate(session.date) })),
  );
  protected readonly chosenKey = computed(() => {
    const chosen = this.store.chosen();
    return chosen === undefined ? '' : keyOf(chosen);
  });
  /** What can be laid upon each other: touches of the other session, and of the open one. */
  protected readonly sides = computed((): readonly Side[] => [
    {
      ...{ word: 'its', end: 'there', aligned: this.store.there() },
      choices: named(this.store.touchesThere(), this.store.frame()),
    },
    {
      ...{ word: 'upon', end: 'here', aligned: this.store.here() },
      choices: named(this.store.touchesHere(), this.#sessions.frame()),
    },
  ]);
  /** The other session's clock, and how far it is from its touch. */
  protected readonly clock = computed(() => {
    const [frame, thereS] = [this.store.frame(), this.store.thereS()];
    if (frame === undefined || thereS === undefined) return '';
    return `${exchangeClockAt(frame, thereS)} ${frame.zone}`;
  });
  protected readonly distance = computed(() => {
    const [touch, thereS] = [this.store.there(), this.store.thereS()];
    if (this.store.here() === undefined || touch === undefined || thereS === undefined) return '';
    return `${fromTouch(thereS - touch.triggerS)} from the touch`;
  });
  /** What the other touch became, once its own clock knows it. */
  protected readonly outcome = computed(() => {
    const [touch, thereS] = [this.store.there(), this.store.thereS()];
    if (touch === undefined || thereS === undefined) return undefined;
    return outcomeKnownAt(touch, this.#evidence.horizonMin(), thereS)?.outcome;
  });
  /** Why there is no picture. */
  protected readonly absence = computed(() => {
    if (this.#isLost()) return 'The chart cannot be fetched. Reload the page.';
    if (this.store.choices().length === 0) return 'The lake has no earlier session of this market.';
    if (this.store.chosen() === undefined) return 'Choose a session, or the nearest neighbor.';
    const failure = this.store.failure();
    if (failure !== undefined) return failure;
    if (this.store.other() === undefined) return 'Opening…';
    return this.store.isWithin() ? undefined : `The session has nothing at ${this.clock()}.`;
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => void this.#build(destroyRef));
    effect(() => {
      this.#theme.theme();
      this.#density.density();
      if (this.#chart !== undefined) this.#readPalette();
    });
    effect(() => this.#draw());
    destroyRef.onDestroy(() => this.#chart?.destroy());
  }

  protected choose(event: Event): void {
    const key = valueOf(event);
    const found = this.choices().find((choice) => choice.key === key);
    if (found !== undefined) void this.store.choose(found.session);
  }

  protected align({ end, choices }: Side, event: Event): void {
    const eventId = valueOf(event);
    const touch = choices.find((choice) => choice.touch.eventId === eventId)?.touch;
    this.store.align({ [end]: touch });
  }

  async #build(destroyRef: DestroyRef): Promise<void> {
    const part = await import('../../charts/price-chart.ts').catch(() => undefined);
    this.#isLost.set(part === undefined);
    if (part === undefined || destroyRef.destroyed) return;
    const nothing = (): void => undefined;
    this.#chart = new part.PriceChart(this.plot().nativeElement, {
      ...{ pointed: nothing, picked: nothing, moved: nothing, drawn: nothing },
      ...{ measured: nothing, windowed: nothing },
    });
    this.#readPalette();
  }

  #draw(): void {
    const [frame, moment, palette] = [this.store.frame(), this.store.moment(), this.#palette()];
    const [overlays, touch] = [this.#overlays.shown(), this.store.there()];
    const touches = {
      touches: this.store.touchesThere(),
      horizonMin: this.#evidence.horizonMin(),
    };
    const selected = touch?.level ?? this.#cursor.level();
    const { dataset } = this.plot().nativeElement;
    if (palette === undefined || frame === undefined || moment === undefined) {
      dataset['at'] = '';
      return;
    }
    this.#chart?.show({
      ...{ frame, moment, palette, selected, own: [], overlays },
      ...{ strip: undefined, ghosts: undefined, ribbon: undefined, depth: undefined },
      ...{ touches, notes: [], measure: undefined },
    });
    [dataset['at'], dataset['key']] = [String(moment.atS), moment.key];
    dataset['lastOpen'] = String(moment.forming?.openS ?? moment.bars.openS.at(-1) ?? '');
  }

  #readPalette(): void {
    untracked(() => this.#palette.set(paletteOf(this.plot().nativeElement)));
  }
}

function keyOf({ date, symbol }: { readonly date: string; readonly symbol: string }): string {
  return `${date} ${symbol}`;
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLSelectElement ? target.value : '';
}

function named(touches: readonly Touch[], frame: SessionFrame | undefined): Side['choices'] {
  if (frame === undefined) return [];
  return touches.map((touch) => ({
    touch,
    name: touchName(touch, levelStyles[touch.level].name, frame),
  }));
}
