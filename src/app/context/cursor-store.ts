import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { Candle } from '../../protocol/moment-api.ts';
import type { LevelId } from '../../protocol/pressure-api.ts';

/** Where the pointer stands on the chart. */
export type Crosshair = {
  /** Price at the pointer, points, on the tick grid; undefined over the strip. */
  readonly px: number | undefined;
  /** The candle under it; undefined between candles and in the future. */
  readonly candle: Candle | undefined;
};

type CursorState = {
  /** The moment on the screen, UNIX seconds; undefined until a session is open. */
  atS: number | undefined;
  /** Where the cursor was sent: on the screen as soon as its candles and pressure are there. */
  askedS: number | undefined;
  level: LevelId;
  crosshair: Crosshair | undefined;
};

const initialState: CursorState = {
  ...{ atS: undefined, askedS: undefined },
  ...{ level: 'PM_HIGH', crosshair: undefined },
};

/** What the user points at: the moment, the level, the place on the chart. */
export const CursorStore = signalStore(
  { providedIn: 'root' },
  withState(initialState),
  withMethods((store) => ({
    /**
     * Sends the cursor; an empty screen shows at once where it will stand.
     *
     * @param askedS UNIX seconds, inside the session; undefined while one opens.
     */
    moveTo: (askedS: number | undefined): void =>
      patchState(store, ({ atS }) => {
        const isNothingShown = askedS === undefined || atS === undefined;
        return isNothingShown ? { askedS, atS: askedS } : { askedS };
      }),
    /** What the screen shows from now on, unless a session opens. @param atS UNIX seconds. */
    show: (atS: number | undefined): void =>
      patchState(store, ({ askedS }) => ({ atS: askedS === undefined ? undefined : atS })),
    select: (level: LevelId): void => patchState(store, { level }),
    pointAt: (crosshair: Crosshair | undefined): void => patchState(store, { crosshair }),
  })),
);
