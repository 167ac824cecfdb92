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
import { nearestTick, pointsOf } from '../../domain/units/ticks.ts';
import type { OwnLevel, OwnLevelId } from '../../protocol/pressure-api.ts';
import { recall, remember } from '../data/memory.ts';
import { hearOtherTabs } from '../data/other-tabs.ts';
import { ownLevelsIn, textOfOwnLevels, withLevel } from './own-levels.ts';
import type { DrawnLevel } from './own-levels.ts';
import { SessionStore } from './session-store.ts';

/** What the symbol follows. */
const MEMORY = 'own-levels.';

type OwnLevelsState = {
  /** Levels by symbol, of those that were changed here and in no other tab since. */
  changed: Readonly<Record<string, readonly DrawnLevel[]>>;
};

/** The levels that the user drew in the open session's contract; kept over a reload. */
export const OwnLevelsStore = signalStore(
  { providedIn: 'root' },
  withState<OwnLevelsState>({ changed: {} }),
  withProps(() => ({ _session: inject(SessionStore) })),
  withComputed(({ _session, changed }) => ({
    /** In the order they were drawn; none without a session. */
    levels: computed((): readonly DrawnLevel[] => {
      const symbol = _session.session()?.symbol;
      if (symbol === undefined) return [];
      return changed()[symbol] ?? ownLevelsIn(recall(memoryOf(symbol)));
    }),
  })),
  withComputed(({ _session, levels }) => ({
    /** The same on the price grid. */
    ticks: computed((): readonly OwnLevel[] => {
      const tickNano = _session.session()?.market.tickNano;
      if (tickNano === undefined) return [];
      return levels().map(({ id, px }) => ({ id, tick: nearestTick(px, tickNano) }));
    }),
  })),
  withMethods((store) => ({
    _keep(levels: readonly DrawnLevel[]): void {
      const symbol = store._session.session()?.symbol;
      if (symbol === undefined) return;
      patchState(store, ({ changed }) => ({ changed: { ...changed, [symbol]: levels } }));
      remember(memoryOf(symbol), textOfOwnLevels(levels));
    },
    /** A price in points on the session's grid. */
    _onGrid(px: number): number {
      const tickNano = store._session.session()?.market.tickNano;
      return tickNano === undefined ? px : pointsOf(nearestTick(px, tickNano), tickNano);
    },
  })),
  withMethods((store) => ({
    /**
     * Draws a level.
     *
     * @param px points; goes to the nearest tick. @param name as it is to be called; numbered
     * without one.
     */
    draw(px: number, name?: string): OwnLevelId {
      const { levels, id } = withLevel(store.levels(), store._onGrid(px), name);
      store._keep(levels);
      return id;
    },
    rename(id: OwnLevelId, name: string): void {
      store._keep(store.levels().map((level) => (level.id === id ? { ...level, name } : level)));
    },
    /** @param px points; goes to the nearest tick. */
    move(id: OwnLevelId, px: number): void {
      const moved = { px: store._onGrid(px) };
      store._keep(
        store.levels().map((level) => (level.id === id ? { ...level, ...moved } : level)),
      );
    },
    remove(id: OwnLevelId): void {
      store._keep(store.levels().filter((level) => level.id !== id));
    },
  })),
  withHooks({
    onInit: (store) => hearOtherTabs(MEMORY, () => patchState(store, { changed: {} })),
  }),
);

function memoryOf(symbol: string): string {
  return `${MEMORY}${symbol}`;
}
