import { computed, inject } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withProps,
  withState,
} from '@ngrx/signals';
import { recall, remember } from '../data/memory.ts';
import { hearOtherTabs } from '../data/other-tabs.ts';
import { CursorStore } from './cursor-store.ts';
import { MomentStore } from './moment-store.ts';
import { joinedNotes, noteLevel, notesIn, textOfNotes } from './notes.ts';
import type { Note, NotePlace } from './notes.ts';
import { OwnLevelsStore } from './own-levels-store.ts';
import { SessionStore } from './session-store.ts';

const MEMORY = 'notes';

type NotesState = {
  /** Of all sessions, in the order of their moments. */
  all: readonly Note[];
  /** Where the note that is being written was begun; undefined while none is. */
  place: NotePlace | undefined;
};

/** The user's notes, each attached to a moment; they stay in this browser unless exported. */
export const NotesStore = signalStore(
  { providedIn: 'root' },
  withState<NotesState>(() => ({ all: kept(), place: undefined })),
  withProps(() => ({
    _session: inject(SessionStore),
    _moments: inject(MomentStore),
    _cursor: inject(CursorStore),
    _own: inject(OwnLevelsStore),
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
    /** The moment under the cursor, its price and the selected level; undefined without one. */
    _here(): NotePlace | undefined {
      const [session, frame] = [store._session.session(), store._session.frame()];
      const atS = store._cursor.atS();
      if (session === undefined || frame === undefined || atS === undefined) return undefined;
      const { date, symbol, synthetic } = session;
      const level = noteLevel(store._cursor.level(), store._own.levels(), frame);
      return { date, symbol, synthetic, atS, px: store._moments.moment()?.lastPx, level };
    },
  })),
  withMethods((store) => ({
    /** Begins a note of the moment under the cursor, or ends the one that is being written. */
    write: (isWriting: boolean): void =>
      patchState(store, { place: isWriting ? store._here() : undefined }),
    /** Keeps the note that is being written. */
    add(text: string): void {
      const [place, words] = [store.place(), text.trim()];
      if (place === undefined || words === '') return;
      const note: Note = { id: crypto.randomUUID(), ...place, text: words };
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
  withHooks({
    onInit: (store) => hearOtherTabs(MEMORY, () => patchState(store, { all: kept() })),
  }),
);

function kept(): readonly Note[] {
  try {
    return notesIn(recall(MEMORY) ?? '');
  } catch {
    // Nothing kept, or kept by a version that wrote it otherwise.
    return [];
  }
}
