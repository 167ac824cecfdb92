import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { CursorStore } from '../../context/cursor-store.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { stageAt } from '../../context/loading-stages.ts';
import { clockAt, minuteAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { sourceWords } from '../../context/source-words.ts';
import { fixed, grouped, percent } from '../../ui/figures.ts';

/** A fact in two columns. */
type Fact = { readonly name: string; readonly value: string; readonly isSoft?: boolean };

const typeWords: Readonly<Record<string, string>> = {
  REGULAR: 'Regular session',
  EARLY_CLOSE: 'Early close at 13:00',
  CASH_CLOSED: 'Cash market closed',
};

/** What the tape counts up to the cursor, and what is known of the session as a whole. */
@Component({
  selector: 'app-session-facts',
  templateUrl: './session-facts.html',
  styleUrls: ['../../ui/facts.css', './session-facts.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionFacts {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #cursor = inject(CursorStore);

  /** Whether the panel stands before the reader: behind another tab it has no size. */
  readonly #isSeen = signal(false);

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    const sizes = new ResizeObserver(([{ contentRect }]) =>
      this.#isSeen.set(contentRect.height > 0),
    );
    sizes.observe(nativeElement);
    inject(DestroyRef).onDestroy(() => sizes.disconnect());
    effect(() => {
      // Without trades there is nothing to count; and until a session is open nobody knows which
      // panel it brings to the front.
      const tradeCount = this.#sessions.opened()?.tradeCount ?? 0;
      if (this.#isSeen() && tradeCount > 0) untracked(() => void this.#sessions.startSql());
    });
  }

  /** Clock the counts belong to: the cursor's, or an older one while SQL still counts. */
  protected readonly tapeClock = computed(() => {
    const frame = this.#sessions.frame();
    const atS = this.#moments.tape()?.atS ?? this.#cursor.atS();
    return frame === undefined || atS === undefined ? undefined : clockAt(frame, atS);
  });
  protected readonly isStale = computed(() => {
    const tape = this.#moments.tape();
    return tape !== undefined && tape.atS !== this.#cursor.atS();
  });
  /** What has still to come before anything can be counted. */
  protected readonly waitsFor = computed(() => {
    if (this.#moments.tape() !== undefined) return undefined;
    const running = this.#sessions.stages().filter(({ state }) => state === 'running');
    if (running.some(({ name }) => name === 'trades')) return 'waits for the trades';
    return running.some(({ name }) => name === 'engine') ? 'waits for the SQL engine' : undefined;
  });
  protected readonly noTape = computed(() => {
    const trades = stageAt(this.#sessions.stages(), 'trades');
    const [opened, session] = [this.#sessions.opened(), this.#sessions.session()];
    if (opened === undefined || trades?.state === 'running' || opened.tradeCount > 0) {
      return undefined;
    }
    if (session?.source === 'ohlcv-1m') return 'No tape: the source has 1-minute bars only.';
    return trades?.state === 'absent'
      ? 'No tape: the trades of this session are not in this lake.'
      : 'No tape: the trades of this session cannot be read.';
  });
  protected readonly tape = computed((): Fact[] => {
    const facts = this.#moments.tape()?.facts;
    const frame = this.#sessions.frame();
    const busiest =
      facts?.busiestTick === undefined || frame === undefined
        ? undefined
        : facts.busiestTick * frame.tickPx;
    return [
      { name: 'Trades', value: grouped(facts?.tradeCount) },
      { name: 'Volume', value: facts ? `${grouped(facts.volume)} lots` : '–' },
      { name: 'Bought by aggressors', value: percent(facts?.buyShare) },
      {
        name: 'Busiest price',
        value:
          busiest === undefined
            ? '–'
            : `${fixed(busiest, frame?.decimals ?? 2)}, ${grouped(facts?.busiestVolume)} lots`,
      },
    ];
  });
  protected readonly session = computed((): Fact[] => {
    const [session, frame] = [this.#sessions.session(), this.#sessions.frame()];
    if (session === undefined || frame === undefined) return [];
    const range = `${minuteAt(frame, frame.openS)}–${minuteAt(frame, frame.orEndS)}`;
    const hours = `${minuteAt(frame, frame.startS)}–${minuteAt(frame, frame.tailEndS)} ${frame.screen.zone}`;
    return [
      {
        name: 'Contract',
        value: `${session.symbol}, tick ${frame.tickPx}, profile ${session.profile}`,
      },
      { name: 'Calendar', value: typeWords[this.#sessions.sessionType() ?? ''] ?? '–' },
      { name: 'Hours', value: hours },
      { name: 'Opening range', value: `${range} ${frame.screen.zone}` },
      { name: 'Source', value: sourceWords[session.source] },
      {
        name: 'Pressure',
        value: session.pressure.available
          ? 'Available'
          : `Not available: ${session.pressure.reason ?? 'no order data'}`,
      },
      {
        name: 'Corpus',
        value: session.included
          ? `Included, data quality ${session.grade}`
          : `Excluded: ${session.reasons.join('; ')}`,
      },
    ];
  });
}
