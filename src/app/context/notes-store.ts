import { computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { recall, remember } from '../data/memory.ts';
import { CursorStore } from './cursor-store.ts';
import { MomentStore } from './moment-store.ts';
import { joinedNotes, notesIn, textOfNotes } from './notes.ts';
import type { Note } from './notes.ts';
import { SessionStore } from './session-store.ts';

const MEMORY = 'notes';

type NotesState = {
  /** Of all sessions, in the order of their moments. */
  all: readonly Note[];
  /** Whether a note is being written. */
  isWriting: boolean;
};

/** The user's notes, each attached to a moment; they stay in this browser unless exported. */
export const NotesStore = signalStore(
  { providedIn: 'root' },
  withState<NotesState>(() => ({ all: kept(), isWriting: false })),
  withProps(() => ({
    _session: inject(SessionStore),
    _moments: inject(MomentStore),
    _cursor: inject(CursorStore),
  })),
  withComputed(({ _session, all }) => ({
    /** Those of the open session. */
    ofSession: computed((): readonly Note[] => {
      const session = _session.session();
      return all().filter(
        ({ date, symbol }) => date === session?.date && symbol === session.symbol,
      );
    }),
  })),
  withComputed(({ _cursor, ofSession }) => ({
    /** Those that the cursor has come to: a later one would tell what is to come. */
    known: computed(() => ofSession().filter(({ atS }) => atS <= (_cursor.atS() ?? -Infinity))),
  })),
  withMethods((store) => ({
    _keep(all: readonly Note[]): void {
      patchState(store, { all });
      remember(MEMORY, textOfNotes(all));
    },
  })),
  withMethods((store) => ({
    write: (isWriting: boolean): void => patchState(store, { isWriting }),
    /** Attaches a note to the moment under the cursor, at its price and the selected level. */
    add(text: string): void {
      const [session, atS] = [store._session.session(), store._cursor.atS()];
      const words = text.trim();
      if (session === undefined || atS === undefined || words === '') return;
      const { date, symbol, synthetic } = session;
      const place = { date, symbol, synthetic, atS, px: store._moments.moment()?.lastPx };
      const id = crypto.randomUUID();
      const note: Note = { id, ...place, level: store._cursor.level(), text: words };
      store._keep(joinedNotes(store.all(), [note]));
    },
    change(id: string, text: string): void {
      const words = text.trim();
      if (words === '') return;
      store._keep(store.all().map((note) => (note.id === id ? { ...note, text: words } : note)));
    },
    remove(id: string): void {
      store._keep(store.all().filter((note) => note.id !== id));
    },
    /** Takes notes in from a file. @throws FaultError 'decode' @returns how many there were. */
    take(text: string): number {
      const added = notesIn(text);
      store._keep(joinedNotes(store.all(), added));
      return added.length;
    },
  })),
);

function kept(): readonly Note[] {
  try {
    return notesIn(recall(MEMORY) ?? '');
  } catch {
    // Nothing kept, or kept by a version that wrote it otherwise.
    return [];
  }
}
