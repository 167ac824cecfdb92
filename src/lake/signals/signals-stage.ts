/** Signals as `stages` lists them; they are written by `signals`, for the sessions asked for. */
export const signalsStage = {
  name: 'signals',
  version: 2,
  reads: [
    ...['gold/setups', 'gold/labels', 'gold/episodes', 'gold/setup_scaling', 'gold/trades'],
    ...['gold/window_5s', 'gold/tick_ledger_5s', 'gold/reprices_5s', 'gold/bars_2m'],
    ...['gold/levels_2m', 'gold/session_stats'],
  ],
  writes: 'gold/signals',
} as const;
