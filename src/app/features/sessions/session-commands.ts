import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { longDate } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { MomentHistory } from '../../context/moment-history.ts';
import { SessionStore } from '../../context/session-store.ts';

/** More sessions than these are chosen from the calendar. */
const MEANT_MAX = 6;

/** Which session is open. */
@Injectable({ providedIn: 'root' })
export class SessionCommands implements CommandList {
  readonly #navigator = inject(DeskNavigator);
  readonly #history = inject(MomentHistory);
  readonly #sessions = inject(SessionStore);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'session-before', title: 'Previous session', menu: 'Session', key: 'PageUp' },
      act: () => this.#navigator.stepSession('before'),
      canAct: () => this.#sessions.neighbors().before !== undefined,
    },
    {
      ...{ id: 'session-after', title: 'Next session', menu: 'Session', key: 'PageDown' },
      act: () => this.#navigator.stepSession('after'),
      canAct: () => this.#sessions.neighbors().after !== undefined,
    },
    {
      ...{ id: 'back', title: 'Back to where I was', menu: 'Session', key: 'Backspace' },
      isFirst: true,
      act: () => this.#history.back(),
      canAct: () => this.#history.hasBefore(),
    },
  ]);

  /** Part of a date or a contract's name is a session to open, the latest first. */
  meant(text: string): readonly Command[] {
    if (!/\d/.test(text)) return [];
    const word = text.toLowerCase();
    return this.#sessions
      .sessions()
      .filter(({ date, symbol }) =>
        `${date} ${longDate(date)} ${symbol}`.toLowerCase().includes(word),
      )
      .toReversed()
      .slice(0, MEANT_MAX)
      .map((session) => ({
        id: `session-${session.symbol}-${session.date}`,
        title: `Open ${session.symbol}, ${longDate(session.date)}`,
        menu: 'Session',
        act: () => this.#navigator.open(session),
      }));
  }
}
