import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { recall, remember } from '../data/memory.ts';

const MEMORY = 'clock';

/** Whose clock the screen shows; addresses and files keep the exchange's. */
export const clockZones = ['exchange', 'utc', 'local'] as const;

/** One of the clocks. */
export type ClockZone = (typeof clockZones)[number];

/** The clock the user reads; kept over a reload. */
export const ClockStore = signalStore(
  { providedIn: 'root' },
  withState<{ zone: ClockZone }>(() => ({
    zone: clockZones.find((zone) => zone === recall(MEMORY)) ?? 'exchange',
  })),
  withMethods((store) => ({
    choose(zone: ClockZone): void {
      patchState(store, { zone });
      remember(MEMORY, zone);
    },
    /** The next of the clocks, round. */
    next(): void {
      const place = clockZones.indexOf(store.zone()) + 1;
      this.choose(clockZones[place % clockZones.length] ?? 'exchange');
    },
  })),
);
