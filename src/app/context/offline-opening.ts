import { Injectable, effect, inject, untracked } from '@angular/core';
import { longDate } from './dates.ts';
import { DeskNavigator } from './desk-navigator.ts';
import { OfflineStore } from './offline-store.ts';
import { SessionStore } from './session-store.ts';

/**
 * Opens the newest session that this browser has kept, where the desk would open without its server
 * one that is not here: an empty chart would be all there is to see.
 */
@Injectable({ providedIn: 'root' })
export class OfflineOpening {
  readonly #sessions = inject(SessionStore);
  readonly #offline = inject(OfflineStore);
  readonly #navigator = inject(DeskNavigator);

  constructor() {
    const watching = effect(() => {
      const session = this.#sessions.session();
      if (session === undefined) return;
      // Once candles stand nobody takes the session away, whatever becomes of the server.
      const isShown = (this.#sessions.opened()?.barCount ?? 0) > 0;
      if (isShown || this.#offline.canOpen(session)) {
        if (isShown) watching.destroy();
        return;
      }
      if (!this.#offline.isKnown()) return;
      watching.destroy();
      untracked(() => this.#openKept(`${session.symbol} of ${longDate(session.date)}`));
    });
  }

  #openKept(asked: string): void {
    const kept = this.#sessions.sessions().findLast((session) => this.#offline.canOpen(session));
    if (kept === undefined) return;
    this.#navigator.open(kept);
    const title = `${asked} is not kept in this browser, and its server does not answer. The newest session kept here is open: ${kept.symbol} of ${longDate(kept.date)}.`;
    this.#sessions.report({ kind: 'notice', title, detail: '', remedy: undefined });
  }
}
