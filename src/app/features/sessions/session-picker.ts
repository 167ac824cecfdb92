import { OverlayModule } from '@angular/cdk/overlay';
import type { ConnectedPosition } from '@angular/cdk/overlay';
import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { longDate } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { SessionStore } from '../../context/session-store.ts';
import { Icon } from '../../ui/icon.ts';
import { calendarMonths } from './calendar-months.ts';
import type { CalendarDay } from './calendar-months.ts';

/** Chooses a session by its date: months as calendars, with what speaks against a day in words. */
@Component({
  selector: 'app-session-picker',
  imports: [A11yModule, Icon, OverlayModule],
  templateUrl: './session-picker.html',
  styleUrl: './session-picker.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionPicker {
  protected readonly sessions = inject(SessionStore);
  readonly #navigator = inject(DeskNavigator);

  protected readonly isOpen = signal(false);
  /** Day under the pointer or the focus; its words stand below the calendars. */
  protected readonly pointed = signal<CalendarDay | undefined>(undefined);

  protected readonly date = computed(() => {
    const session = this.sessions.session();
    return session && longDate(session.date);
  });
  protected readonly months = computed(() => calendarMonths(this.sessions.sessions()));
  protected readonly hasBefore = computed(() => this.sessions.sessionIndex() > 0);
  protected readonly hasAfter = computed(() => {
    const index = this.sessions.sessionIndex();
    return index >= 0 && index < this.sessions.sessions().length - 1;
  });
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
    this.isOpen.update((isOpen) => !isOpen);
  }

  protected close(): void {
    this.isOpen.set(false);
  }

  protected step(count: number): void {
    this.#navigator.stepSession(count);
  }

  protected pick(session: CatalogSession): void {
    this.close();
    this.#navigator.open(session);
  }

  protected isCurrent(day: CalendarDay): boolean {
    return day.date === this.sessions.session()?.date;
  }

  protected titleOf(day: CalendarDay): string {
    return [longDate(day.date), ...day.sessions.map((session) => wordsOf(session).facts)].join(', ');
  }
}

/** A session in two lines. */
function wordsOf(session: CatalogSession): { name: string; facts: string; excluded: boolean } {
  const source = session.source === 'mbo' ? 'order data' : session.source;
  const synthetic = session.synthetic ? ', SYNTHETIC' : '';
  const reasons = session.reasons.join('; ');
  return {
    name: `${session.symbol}, ${longDate(session.date)}`,
    facts: session.included
      ? `${source}${synthetic}, in the corpus`
      : `${source}${synthetic}, excluded: ${reasons}`,
    excluded: !session.included,
  };
}
