import { OverlayModule } from '@angular/cdk/overlay';
import type { ConnectedPosition } from '@angular/cdk/overlay';
import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { longDate } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { OfflineStore } from '../../context/offline-store.ts';
import { Commands } from '../../context/commands/commands.ts';
import { SessionStore } from '../../context/session-store.ts';
import { Icon } from '../../ui/icon.ts';
import { calendarMonths } from '../../context/calendar-months.ts';
import type { CalendarDay } from '../../context/calendar-months.ts';

const sourceWords = {
  mbo: 'Order data',
  'mbp-10': 'Ten best prices',
  trades: 'Trades',
  'ohlcv-1m': '1-minute bars',
} as const;

/** A session in two lines. */
type SessionWords = {
  readonly session: CatalogSession;
  readonly name: string;
  readonly facts: string;
};

/** Chooses a session by its date: months as calendars, with what speaks against a day in words. */
@Component({
  selector: 'app-session-picker',
  imports: [A11yModule, Icon, OverlayModule],
  templateUrl: './session-picker.html',
  styleUrl: './session-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionPicker {
  protected readonly commands = inject(Commands);
  protected readonly sessions = inject(SessionStore);
  protected readonly offline = inject(OfflineStore);
  readonly #navigator = inject(DeskNavigator);

  protected readonly isOpen = signal(false);
  /** Day under the pointer or the focus; its words stand below the calendars. */
  protected readonly pointed = signal<CalendarDay | undefined>(undefined);

  /** Whether one of several contracts of the pointed day is to be chosen. */
  protected readonly isChoosing = signal(false);

  protected readonly date = computed(() => {
    const session = this.sessions.session();
    return session && longDate(session.date);
  });
  protected readonly months = computed(() => calendarMonths(this.sessions.sessions()));
  protected readonly words = computed(() => {
    const sessions = this.pointed()?.sessions ?? [];
    const shown = sessions.length > 0 ? sessions : [this.sessions.session()];
    return shown.filter((session) => session !== undefined).map(wordsOf);
  });

  protected readonly positions: ConnectedPosition[] = [
    { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
  ];
  protected readonly weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

  protected toggle(): void {
    this.pointed.set(undefined);
    this.isChoosing.set(false);
    this.isOpen.update((isOpen) => !isOpen);
  }

  protected close(): void {
    this.isOpen.set(false);
  }

  protected step(direction: 'before' | 'after'): void {
    this.#navigator.stepSession(direction);
  }

  /** Shows a day's words, unless a day of several contracts waits for a choice. */
  protected point(day: CalendarDay): void {
    if (!this.isChoosing()) this.pointed.set(day);
  }

  /** Opens the day's session; a day of several contracts asks which one. */
  protected pickDay(day: CalendarDay): void {
    const session = day.sessions.at(0);
    this.pointed.set(day);
    this.isChoosing.set(day.sessions.length > 1);
    if (day.sessions.length === 1 && session !== undefined) this.pick(session);
  }

  protected pick(session: CatalogSession): void {
    this.close();
    this.#navigator.open(session);
  }

  /** Whether the corpus uses none of the day's sessions. */
  protected isExcluded(day: CalendarDay): boolean {
    return day.sessions.every(({ included }) => !included);
  }

  /** Whether one of the day's sessions can be opened now; without the server only what was kept. */
  protected isHere(day: CalendarDay): boolean {
    return day.sessions.some((session) => this.offline.canOpen(session));
  }

  protected isCurrent(day: CalendarDay): boolean {
    return day.date === this.sessions.session()?.date;
  }

  protected titleOf(day: CalendarDay): string {
    return [longDate(day.date), ...day.sessions.map(spoken)].join(', ');
  }
}

function wordsOf(session: CatalogSession): SessionWords {
  const standing = session.included ? 'included' : `excluded: ${session.reasons.join('; ')}`;
  return {
    session,
    name: `${session.symbol}, ${longDate(session.date)}`,
    facts: `${sourceWords[session.source]}, ${standing}`,
  };
}

/** A session of a day as a screen reader says it. */
function spoken(session: CatalogSession): string {
  const synthetic = session.synthetic ? ', synthetic' : '';
  return `${session.symbol}, ${wordsOf(session).facts}${synthetic}`;
}
