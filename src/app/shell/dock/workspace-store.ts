import { computed } from '@angular/core';
import {
  patchState,
  signalStore,
  withComputed,
  withHooks,
  withMethods,
  withState,
} from '@ngrx/signals';
import type { SerializedDockview } from 'dockview-core';
import { recall, remember } from '../../data/memory.ts';
import { hearOtherTabs } from '../../data/other-tabs.ts';
import { builtInWorkspaces } from './built-in-workspaces.ts';

const MEMORY = 'workspaces';
/** Longer names of workspaces are cut. */
export const NAME_LENGTH_MAX = 30;

/** A workspace the user has saved. */
export type OwnWorkspace = { readonly name: string; readonly layout: SerializedDockview };

type WorkspaceState = {
  /** Name of the workspace the desk began from. */
  readonly current: string;
  /** The desk as it stands, changes and all; undefined before it was touched. */
  readonly layout: SerializedDockview | undefined;
  readonly own: readonly OwnWorkspace[];
};

const initialState: WorkspaceState = { current: 'Trader', layout: undefined, own: [] };

/** Where the panels stand: the workspace in use, its changes, and the user's own; kept over a reload. */
export const WorkspaceStore = signalStore(
  { providedIn: 'root' },
  withState<WorkspaceState>(() => recalled()),
  withComputed(({ own }) => ({
    names: computed(() => [
      ...builtInWorkspaces.map(({ name }) => name),
      ...own().map(({ name }) => name),
    ]),
  })),
  withMethods((store) => {
    const change = (state: Partial<WorkspaceState>): void => {
      patchState(store, state);
      const { current, layout, own } = {
        current: store.current(),
        layout: store.layout(),
        own: store.own(),
      };
      remember(MEMORY, JSON.stringify({ current, layout, own }));
    };
    return {
      /** Names the workspace a link came with; nothing of it is kept. */
      visit: (current: string): void => patchState(store, { current }),
      /** Begins from another workspace. */
      use: (current: string): void => change({ current, layout: undefined }),
      /** Keeps the desk as it stands. */
      keep: (layout: SerializedDockview): void => change({ layout }),
      /** Saves the desk under a name; a built-in's name is not given away. */
      save(wished: string, layout: SerializedDockview): void {
        const name = wished.trim().slice(0, NAME_LENGTH_MAX);
        if (name === '' || isBuiltIn(name)) return;
        const own = [...store.own().filter((other) => other.name !== name), { name, layout }];
        change({ own, current: name, layout: undefined });
      },
      /** Gives one of the user's own another name; a name that is taken stays where it is. */
      rename(from: string, wished: string): void {
        const name = wished.trim().slice(0, NAME_LENGTH_MAX);
        if (name === '' || store.names().includes(name)) return;
        const own = store.own().map((other) => (other.name === from ? { ...other, name } : other));
        change({ own, current: store.current() === from ? name : store.current() });
      },
      /** Forgets one of the user's own; the desk stays as it is. */
      remove(name: string): void {
        const own = store.own().filter((other) => other.name !== name);
        change({ own, current: store.current() === name ? 'Trader' : store.current() });
      },
    };
  }),
  withHooks({
    // Each tab has its own desk; what is saved is everyone's.
    onInit: (store) => hearOtherTabs(MEMORY, () => patchState(store, { own: recalled().own })),
  }),
);

/** Whether a workspace comes with the app. */
export function isBuiltIn(name: string): boolean {
  return builtInWorkspaces.some((workspace) => workspace.name === name);
}

function recalled(): WorkspaceState {
  try {
    const kept = JSON.parse(recall(MEMORY) ?? '{}') as Partial<WorkspaceState>;
    const own = Array.isArray(kept.own) ? kept.own : [];
    const current = typeof kept.current === 'string' ? kept.current : initialState.current;
    return { current, own, layout: kept.layout };
  } catch {
    // Words of another version: the desk begins as on a first visit.
    return initialState;
  }
}
