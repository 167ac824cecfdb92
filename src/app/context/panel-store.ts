import { computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { whyNoEvidence } from '../../protocol/past-sessions.ts';
import { recall, remember } from '../data/memory.ts';
import { SessionStore } from './session-store.ts';

const MEMORY = 'panel';

/** What stands right of the ladder. */
export type Panel = 'evidence' | 'levels';

/** Which panel stands right of the ladder; kept over a reload. */
export const PanelStore = signalStore(
  { providedIn: 'root' },
  withState<{ chosen: Panel | undefined }>(() => {
    const kept = recall(MEMORY);
    return { chosen: kept === 'evidence' || kept === 'levels' ? kept : undefined };
  }),
  withProps(() => ({ _session: inject(SessionStore) })),
  withComputed(({ _session, chosen }) => ({
    /** Until the user chooses: evidence where a session has any. */
    shown: computed((): Panel => {
      const session = _session.session();
      if (session === undefined) return chosen() ?? 'levels';
      if (!session.pressure.available) return 'levels';
      return chosen() ?? (whyNoEvidence(_session.sessions(), session) ? 'levels' : 'evidence');
    }),
  })),
  withMethods((store) => ({
    show(chosen: Panel): void {
      patchState(store, { chosen });
      remember(MEMORY, chosen);
    },
  })),
);
