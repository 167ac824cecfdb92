import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { calendarMonths } from '../../context/calendar-months.ts';
import { longDate } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed, grouped, percent } from '../../ui/figures.ts';
import { DayEnd } from './day-end.ts';
import type { QualityRow } from './quality-store.ts';

/** Every session of the lake by its grade, and why days stay out. */
@Component({
  selector: 'app-quality-calendar',
  templateUrl: './quality-calendar.html',
  styleUrl: './quality-calendar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QualityCalendar {
  /** Rows of `sessions`; undefined until they are there. */
  readonly days = input.required<readonly QualityRow[] | undefined>();
  readonly #sessions = inject(SessionStore);
  readonly #dayEnd = inject(DayEnd);
  readonly #navigator = inject(DeskNavigator);
  protected readonly pointed = signal<CatalogSession | undefined>(undefined);

  protected readonly months = computed(() =>
    calendarMonths(this.#sessions.sessions()).toReversed(),
  );
  protected readonly weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
  protected readonly excluded = computed(() =>
    this.#sessions.sessions().filter(({ included }) => !included),
  );
  protected readonly count = computed(() => {
    const all = this.#sessions.sessions().length;
    const out = this.excluded().length;
    return out === 0 ? `${all} sessions, none excluded` : `${all} sessions, ${out} excluded`;
  });
  /** The day under the pointer or the focus, in a line. */
  protected readonly words = computed(() => {
    const session = this.pointed() ?? this.#sessions.session();
    return session === undefined ? '' : this.wordsOf(session);
  });

  protected wordsOf(session: CatalogSession): string {
    const row = this.days()?.find(
      (day) => day['session_date'] === session.date && day['symbol'] === session.symbol,
    );
    const of = (name: string): number | undefined => {
      const value = row?.[name];
      return typeof value === 'number' ? value : undefined;
    };
    const open = this.#sessions.session();
    const isKnown =
      session.date < (open?.date ?? '') || (session === open && this.#dayEnd.isReached());
    const measured =
      row === undefined || !isKnown
        ? []
        : [
            `${grouped(of('rth_volume'))} lots in regular hours`,
            `${percent(of('window_share'))} of windows traded`,
            `longest pause ${fixed(of('gap_s'), 0)} s`,
          ];
    const standing = session.included ? 'in the corpus' : `out: ${session.reasons.join('; ')}`;
    const name = `${session.symbol}, ${longDate(session.date)}: grade ${session.grade}, ${standing}`;
    return [name, ...measured].join('; ');
  }

  protected isCurrent(session: CatalogSession): boolean {
    return session === this.#sessions.session();
  }

  protected open(session: CatalogSession): void {
    this.#navigator.open(session);
  }

  protected dateOf(session: CatalogSession): string {
    return longDate(session.date);
  }
}
