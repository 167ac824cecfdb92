import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import { overlayLevelKinds } from '../../domain/session/level-kind.ts';
import { recall, remember } from '../data/memory.ts';

const MEMORY = 'overlays';

type OverlayState = { shown: ReadonlySet<LevelKind> };

/** Which overlay levels are on the chart; kept over a reload. */
export const OverlayStore = signalStore(
  { providedIn: 'root' },
  withState<OverlayState>(() => ({ shown: recalled() })),
  withMethods((store) => ({
    /** Shows these and no others for this visit. */
    show: (kinds: readonly LevelKind[]): void => patchState(store, { shown: new Set(kinds) }),
    toggle(kind: LevelKind): void {
      const shown = new Set(store.shown());
      if (!shown.delete(kind)) shown.add(kind);
      patchState(store, { shown });
      remember(MEMORY, [...shown].join(' '));
    },
  })),
);

function recalled(): ReadonlySet<LevelKind> {
  const words = (recall(MEMORY) ?? '').split(' ');
  return new Set(overlayLevelKinds.filter((kind) => words.includes(kind)));
}
