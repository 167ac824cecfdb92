import { expect, it } from 'vitest';
import type { NeighborDocument } from '../../domain/retrieval/query-document.ts';
import type { EvidenceStep, PastPath } from '../../protocol/evidence-api.ts';
import { ghostsOf } from './ghosts.ts';

const neighbor: NeighborDocument = {
  ...{ rowId: 'ESZ5|2025-11-13|PM_LOW|DOWN|01', eventId: null, date: '2025-11-13' },
  ...{ level: 'PM_LOW', direction: 'DOWN', distance: 1, weight: 0.2, outcome: 'BREAK' },
  ...{ mfeTicks: 12, maeTicks: -2, breakS: 15 },
};

/** Price at the level, two ticks beyond, four, and through the barrier of eight; then back. */
const path: PastPath = {
  ...{ date: neighbor.date, rowId: neighbor.rowId, atS: 0, rowStep: 0, barrierTicks: 8 },
  ...{ firstStep: -1, x: Float32Array.of(-1, 0, 2, 4, 8, 0) },
};

function stepTo(direction: 'UP' | 'DOWN', kept: EvidenceStep['kept'] = {}): EvidenceStep {
  const none = { UNUSED: 0 };
  const outcome = {
    ...{ k: 1, eligible: 1, eligibleCapped: 1, pool: 'all', nEff: 1, recall: 1 },
    ...{ abstain: false, reason: null },
    ...{ counts: none, p: none, ci90: {}, base: none, poolRate: none, pGeo: none },
    neighbors: [neighbor],
  };
  return {
    key: '2025-11-14 ESZ5',
    ask: { atS: 1000, level: 'PM_HIGH', ownTick: undefined, horizonMin: 8 },
    document: {
      ...{ question: 'atLevel', eventId: null, approachId: null, direction, horizonMin: 8 },
      ...{ reason: null, answers: { outcome } },
    },
    ...{ abstention: undefined, kept, horizons: [], computeMs: 1 },
    place: { decidedS: 1000, levelTick: 27_200, xTicks: 0, barrierTicks: 16 },
  };
}

const paths = new Map([[`${neighbor.date} ${neighbor.rowId}`, path]]);

it('a past path goes on from now: at today’s level, as high as today’s barrier, to its outcome', () => {
  const ghosts = ghostsOf(stepTo('UP'), paths, 0.25);
  expect(ghosts).toMatchObject({ atS: 1000, breakPx: 6804, rejectPx: 6796 });
  expect([...(ghosts?.paths[0].px ?? [])]).toEqual([6800, 6801, 6802, 6804]);
});

it('on the way down it is mirrored', () => {
  const ghosts = ghostsOf(stepTo('DOWN'), paths, 0.25);
  expect(ghosts).toMatchObject({ breakPx: 6796, rejectPx: 6804 });
  expect([...(ghosts?.paths[0].px ?? [])]).toEqual([6800, 6799, 6798, 6796]);
});

it('in an episode its outcome is awaited from its own moment, however long after the touch', () => {
  const late: PastPath = { ...path, rowStep: 120, firstStep: 119 };
  const step = stepTo('UP');
  const inIt = { ...step, document: { ...step.document, question: 'inIt' as const } };
  const drawn = (of: EvidenceStep) => [
    ...(ghostsOf(of, new Map([...paths.keys()].map((key) => [key, late])), 0.25)?.paths[0].px ??
      []),
  ];
  expect(drawn(inIt)).toEqual([6800, 6801, 6802, 6804]);
  // Eight minutes after the touch are over by then.
  expect(drawn(step)).toEqual([6800]);
});

it('without a precedent, a path or a question there is none', () => {
  const kept = { atLevel: { code: 'NO_EDGE', cause: 'novel', words: 'unlike' } } as const;
  expect(ghostsOf(stepTo('UP', kept), paths, 0.25)).toBeUndefined();
  expect(ghostsOf(stepTo('UP'), new Map(), 0.25)?.paths).toEqual([]);
  expect(ghostsOf({ ...stepTo('UP'), place: undefined }, paths, 0.25)).toBeUndefined();
});
