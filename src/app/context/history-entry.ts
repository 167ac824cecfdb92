/** What an entry of the browser's history remembers beside its address. */
export type HistoryEntry = {
  /** How many moments were left behind before it. */
  readonly left: number;
  /** Whether its level is held; undefined where nobody has written it down. */
  readonly isPinned: boolean | undefined;
};

/** The entry in a state of the browser's history, whoever wrote it. */
export function historyEntryIn(state: unknown): HistoryEntry {
  const written = typeof state === 'object' && state !== null ? state : {};
  const left: unknown = Reflect.get(written, 'left');
  const isPinned: unknown = Reflect.get(written, 'isPinned');
  return {
    left: typeof left === 'number' ? left : 0,
    isPinned: typeof isPinned === 'boolean' ? isPinned : undefined,
  };
}
