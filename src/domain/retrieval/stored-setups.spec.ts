import { expect, it } from 'vitest';
import { NO_OUTCOME } from './answer-words.ts';
import { setupsOf } from './stored-setups.ts';

const prefix = 'ESZ5|2025-10-14|PM_HIGH|UP';

/** An approach that touched: one row before, one at the touch, one after; and one that did not. */
const session = {
  date: '2025-10-14',
  touchTicks: 2,
  setups: {
    row_id: [`${prefix}|a01|900`, `${prefix}|01`, `${prefix}|a01|950`, `${prefix}|a02|990`],
    row_type: ['MONITOR', 'TRIGGER', 'LIVE', 'MONITOR'],
    approach_id: [`${prefix}|a01`, `${prefix}|a01`, `${prefix}|a01`, `${prefix}|a02`],
    level_kind: ['PM_HIGH', 'PM_HIGH', 'PM_HIGH', 'PM_HIGH'],
    dir: ['UP', 'UP', 'UP', 'UP'],
    x_ticks: [-16, -1, 8, -30],
    y: [-1, 0, 0.5, -1.9],
    b_ticks: [16, 16, 16, 16],
    atr_s: [16, 16, 16, 16],
    atr_mode: ['seasonal', 'seasonal', 'seasonal', 'seasonal'],
    p_fp: [0.5, NaN, NaN, 0.2],
  },
  vectors: [
    [1, 2, 3, 4],
    [5, 6, NaN, 8],
  ],
  labels: {
    row_id: [
      ...[`${prefix}|a01|900`, `${prefix}|01`, `${prefix}|01`],
      ...[`${prefix}|a01|950`, `${prefix}|a02|990`],
    ],
    event_id: [`${prefix}|01`, `${prefix}|01`, `${prefix}|01`, `${prefix}|01`, undefined],
    H_min: [10, 2, 8, 8, 10],
    touch: [1, NaN, NaN, NaN, 0],
    outcome: [undefined, 'CHOP', 'BREAK', 'REJECT', undefined],
    p_geo_break: [NaN, 0.1, 0.45, 0.7, NaN],
    p_geo_reject: [NaN, 0.1, 0.4, 0.2, NaN],
    p_geo_chop: [NaN, 0.8, 0.15, 0.1, NaN],
    t_break_10: [NaN, NaN, 300, NaN, NaN],
    mfe: [NaN, 8, 20, 10, NaN],
    mae: [NaN, -4, -6, -18, NaN],
    instant: [0, 0, 0, 0, 0],
  },
  episodes: {
    approach_id: [`${prefix}|a01`, `${prefix}|a02`],
    confluence_id: ['ESZ5|2025-10-14|OR_HIGH|UP|01', undefined],
  },
};

it('gives a row on the way what its touch led to', () => {
  const { MONITOR: rows } = setupsOf(session).rows;
  expect([...rows.touch.outcomes]).toEqual([0, 1]);
  expect([...rows.touch.odds]).toEqual([0.5, 0.5, 0.2, 0.8]);
  expect([...rows.horizons[8].outcomes]).toEqual([0, NO_OUTCOME]);
  expect([...rows.horizons[2].outcomes]).toEqual([2, NO_OUTCOME]);
  expect([...rows.horizons[8].mfe]).toEqual([20, NaN]);
  expect(rows.eventIds).toEqual([`${prefix}|01`, undefined]);
  // Geometry at the touch, two ticks before the level, is the same for both.
  expect(rows.horizons[8].odds.slice(0, 3)).toEqual(rows.horizons[8].odds.slice(3));
});

it('gives rows at and after the touch their own outcome', () => {
  const { TRIGGER: at, LIVE: after } = setupsOf(session).rows;
  expect([...at.horizons[8].outcomes, ...at.horizons[15].outcomes]).toEqual([0, NO_OUTCOME]);
  expect([...at.horizons[8].odds]).toEqual([0.45, 0.4, 0.15]);
  expect([...after.horizons[8].outcomes]).toEqual([1]);
  expect([...after.barrierShare]).toEqual([0.5]);
  expect([...after.vectors]).toEqual([3, NaN]);
});

it('counts touches of one price as one', () => {
  const { MONITOR: rows } = setupsOf(session).rows;
  expect(rows.groupIds).toEqual(['ESZ5|2025-10-14|OR_HIGH|UP|01', `${prefix}|a02`]);
});

it('leaves out what was decided before it began', () => {
  const labels = { ...session.labels, instant: [0, 1, 1, 0, 0] };
  const { rows } = setupsOf({ ...session, labels });
  expect([...rows.TRIGGER.horizons[8].outcomes]).toEqual([NO_OUTCOME]);
  expect([...rows.MONITOR.horizons[8].outcomes]).toEqual([NO_OUTCOME, NO_OUTCOME]);
});
