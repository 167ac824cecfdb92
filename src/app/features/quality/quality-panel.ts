import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MomentStore } from '../../context/moment-store.ts';
import { longDate } from '../../context/dates.ts';
import { minuteAt, zonedClockAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { CoverageStrip } from './coverage-strip.ts';
import { coverageSlots, gapsIn } from './coverage-slots.ts';
import { QualityCalendar } from './quality-calendar.ts';
import { DayEnd } from './day-end.ts';
import { counterFacts, dayFacts, tableFacts } from './quality-facts.ts';
import { QualityStore } from './quality-store.ts';

/** Gaps that are named one by one. */
const GAPS_NAMED = 4;

/** Whether the open session's data can be trusted, and which days of the lake cannot. */
@Component({
  selector: 'app-quality-panel',
  imports: [CoverageStrip, QualityCalendar],
  providers: [QualityStore],
  templateUrl: './quality-panel.html',
  styleUrls: ['../../ui/panel.css', '../../ui/facts.css', './quality-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QualityPanel {
  protected readonly store = inject(QualityStore);
  protected readonly sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #dayEnd = inject(DayEnd);

  protected readonly date = computed(() => longDate(this.sessions.session()?.date ?? ''));
  protected readonly slots = computed(() => {
    const [frame, moment] = [this.sessions.frame(), this.#moments.moment()];
    return frame === undefined || moment === undefined ? [] : coverageSlots(frame, moment);
  });
  /** Slots without a trade, in words. */
  protected readonly gaps = computed(() => {
    const [frame, moment] = [this.sessions.frame(), this.#moments.moment()];
    if (frame === undefined || moment === undefined) return '';
    const gaps = gapsIn(this.slots());
    const upTo = `up to ${zonedClockAt(frame, moment.atS)}`;
    const slots = this.slots().length;
    if (gaps.length === 0) return `Every one of ${slots} bars traded ${upTo}.`;
    const bars = gaps.reduce((sum, { count }) => sum + count, 0);
    const named = gaps.slice(0, GAPS_NAMED).map(({ openS }) => minuteAt(frame, openS));
    const more = gaps.length > GAPS_NAMED ? ' and later' : '';
    return `${bars} of ${slots} bars without a trade ${upTo}: from ${named.join(', ')}${more}.`;
  });
  protected readonly facts = computed(() => {
    const [session, frame] = [this.sessions.session(), this.sessions.frame()];
    if (session === undefined || frame === undefined) return [];
    return dayFacts(session, this.store.day(), { frame, isOver: this.#dayEnd.isReached() });
  });
  protected readonly counters = computed(() => {
    const counters = this.store.counters();
    return counters === undefined ? undefined : counterFacts(counters.row);
  });
  protected readonly countersClock = computed(() => {
    const [frame, counters] = [this.sessions.frame(), this.store.counters()];
    return frame && counters ? `up to ${zonedClockAt(frame, counters.atS)}` : '';
  });
  protected readonly noCounters = computed(() => {
    const session = this.sessions.session();
    if (session === undefined || Object.hasOwn(session.tables, 'window_5s')) return undefined;
    return session.pressure.reason ?? 'This session has no ledger.';
  });
  protected readonly tables = computed(() => {
    const session = this.sessions.session();
    return session === undefined ? [] : tableFacts(session);
  });
}
