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
  /** Where the cursor was sent: on the screen as soon as what belongs to it is there. */
  askedS: number | undefined;
  /** The level on the screen. */
  level: LevelId;
  /** The one that was selected last, as `askedS`. */
  askedLevel: LevelId;
  /** Whether a hand drags the cursor: nobody reads much before it rests. */
  isHeld: boolean;
  crosshair: Crosshair | undefined;
};

const initialState: CursorState = {
  ...{ atS: undefined, askedS: undefined },
  ...{ level: 'PM_HIGH', askedLevel: 'PM_HIGH' },
  ...{ isHeld: false, crosshair: undefined },
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
    /** Selects a level; an empty screen shows it at once. */
    select: (askedLevel: LevelId): void =>
      patchState(store, ({ atS }) =>
        atS === undefined ? { askedLevel, level: askedLevel } : { askedLevel },
      ),
    /** The screen shows the selected level, and an instant unless a session opens; UNIX seconds. */
    show: (atS: number | undefined): void =>
      patchState(store, ({ askedS, askedLevel }) => ({
        atS: askedS === undefined ? undefined : atS,
        level: askedLevel,
      })),
    /** A hand takes the cursor, or lets it go. */
    hold: (isHeld: boolean): void => patchState(store, { isHeld }),
    pointAt: (crosshair: Crosshair | undefined): void => patchState(store, { crosshair }),
  })),
);
