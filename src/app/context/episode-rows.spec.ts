import { describe, expect, it } from 'vitest';
import { UNDEF_I64 } from '../../contracts/contract.ts';
import { episodesIn } from './episode-rows.ts';
import { outcomeKnownAt, touchesKnownAt } from './known-touches.ts';

const second = 1_000_000_000n;

/** Two approaches of PM High from below: one touched at 10:00:30.5 s past, one did not. */
const episodes = {
  approach_id: ['a01', 'a02'],
  event_id: ['e01', undefined],
  level_kind: ['PM_HIGH', 'PM_HIGH'],
  dir: ['UP', 'UP'],
  ordinal: Float64Array.of(1, NaN),
  L_tick: Float64Array.of(27_200, NaN),
  armed_ns: BigInt64Array.of(100n * second, 200n * second),
  start_ns: BigInt64Array.of(110n * second, 210n * second),
  contact_ns: BigInt64Array.of(129n * second, UNDEF_I64),
  trigger_ns: BigInt64Array.of(130n * second + 1n, UNDEF_I64),
  end_ns: BigInt64Array.of(150n * second, 220n * second),
  end_reason: ['BREAK', 'NO_TOUCH'],
};
/** Its outcomes, the longer horizon first, and a row of another kind. */
const labels = {
  row_type: ['TRIGGER', 'TRIGGER', 'LIVE'],
  event_id: ['e01', 'e01', 'e01'],
  decided_ns: BigInt64Array.of(130n * second, 130n * second, 140n * second),
  H_min: Int32Array.of(8, 2, 8),
  outcome: ['BREAK', undefined, 'REJECT'],
  resolved_at: BigInt64Array.of(145n * second, UNDEF_I64, 150n * second),
  mfe: Float64Array.of(19, NaN, 3),
  mae: Float64Array.of(-2, NaN, -1),
  B_ticks: Int32Array.of(19, 19, 19),
};

describe('episodesIn', () => {
  it('reads approaches with and without a touch', () => {
    const [first, second] = episodesIn(episodes, labels);
    expect(first).toMatchObject({ approachId: 'a01', startS: 110, endS: 150, endReason: 'BREAK' });
    expect(first.touch).toMatchObject({ eventId: 'e01', levelTick: 27_200, contactS: 129 });
    expect(second.touch).toBeUndefined();
  });

  it('tells outcomes by horizon, of the touch alone', () => {
    const outcomes = episodesIn(episodes, labels)[0].touch?.outcomes;
    expect(outcomes).toEqual([
      {
        ...{ horizonMin: 2, outcome: undefined, resolvedS: undefined, horizonEndS: 250 },
        ...{ mfeTicks: undefined, maeTicks: undefined, barrierTicks: 19 },
      },
      {
        ...{ horizonMin: 8, outcome: 'BREAK', resolvedS: 145, horizonEndS: 610 },
        ...{ mfeTicks: 19, maeTicks: -2, barrierTicks: 19 },
      },
    ]);
  });

  it('has touches without outcomes when there are no labels', () => {
    expect(episodesIn(episodes, undefined)[0].touch?.outcomes).toEqual([]);
  });
});

describe('what the cursor knows', () => {
  const rows = episodesIn(episodes, labels);

  it('is no touch before it was confirmed, not by a nanosecond', () => {
    expect(touchesKnownAt(rows, 130)).toEqual([]);
    expect(touchesKnownAt(rows, 131)).toHaveLength(1);
  });

  it('is no outcome before it was decided', () => {
    const [touch] = touchesKnownAt(rows, 200);
    expect(outcomeKnownAt(touch, 8, 144)).toBeUndefined();
    expect(outcomeKnownAt(touch, 8, 145)?.outcome).toBe('BREAK');
    expect(outcomeKnownAt(touch, 2, 9999)).toBeUndefined();
  });
});
