import { patchState, signalStore, withHooks, withMethods, withState } from '@ngrx/signals';
import { recall, remember } from '../../data/memory.ts';
import { hearOtherTabs } from '../../data/other-tabs.ts';

const MEMORY = 'keys';

type KeyState = {
  /** Keys the user chose, by command; an empty word is a command without a key. */
  readonly chosen: Readonly<Partial<Record<string, string>>>;
};

/** The user's own keys; kept over a reload. */
export const KeyStore = signalStore(
  { providedIn: 'root' },
  withState<KeyState>(() => ({ chosen: recalled() })),
  withMethods((store) => ({
    /** Gives commands their keys; an empty word takes a command's key away. */
    bind(keys: Readonly<Record<string, string>>): void {
      const chosen = { ...store.chosen(), ...keys };
      patchState(store, { chosen });
      remember(MEMORY, JSON.stringify(chosen));
    },
    /** Back to the keys the app comes with. */
    reset(): void {
      patchState(store, { chosen: {} });
      remember(MEMORY, '{}');
    },
  })),
  withHooks({
    onInit: (store) => hearOtherTabs(MEMORY, () => patchState(store, { chosen: recalled() })),
  }),
);

function recalled(): KeyState['chosen'] {
  try {
    const kept: unknown = JSON.parse(recall(MEMORY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const words = Object.entries(kept).filter(([, word]) => typeof word === 'string');
    return Object.fromEntries(words);
  } catch {
    return {};
  }
}
