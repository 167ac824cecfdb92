import { Injectable, computed, inject } from '@angular/core';
import { cursorRange } from '../../context/address.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { SessionStore } from '../../context/session-store.ts';

/** Whether the cursor stands at the end of the open session: what the day came to is known then. */
@Injectable({ providedIn: 'root' })
export class DayEnd {
  readonly #sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);

  readonly isReached = computed(() => {
    const [frame, opened] = [this.#sessions.frame(), this.#sessions.opened()];
    const atS = this.#cursor.atS();
    if (frame === undefined || opened === undefined || atS === undefined) return false;
    return atS >= Math.floor(cursorRange(frame, opened).endS);
  });
}
