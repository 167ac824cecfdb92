import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profiles } from '../domain/session/profiles.ts';
import { fixturesDir, hasFixtures } from '../lake/node/fixtures.ts';
import { checksOf } from './checks.ts';

const es = join(fixturesDir, 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst');
const crude = join(fixturesDir, 'dbn/mbo/CLX5_mbo.dbn');

/** The figures of docs/real-data-checks.md. */
describe.skipIf(!hasFixtures)('what real orders say', () => {
  it('of ES on Christmas evening', async () => {
    const [found, ...others] = await checksOf(es, undefined);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ symbol: 'ESH4', profile: 'ES', activeWindows: 861, infinite: 0 });
    expect(found.fills).toEqual({
      ...{ trades: 2973, tradesWithoutFill: 0, fills: 6257, partialFills: 940 },
      ...{ reducedByCancel: 5234, reducedByModify: 889, reducedInSameEvent: 6123 },
      ...{ unmatched: 0, unknown: 7, refilled: 78, ownSide: 107 },
    });
    expect(found.churn.slice(0, 2).map(({ churn }) => churn)).toEqual([18, 18]);
    expect(found.quality).toMatchObject({ qa_unmatched_fill: 2, qa_crossed: 891, qa_unknown: 0 });
    expect(found.symmetry.find(({ name }) => name === 'aggressors, lots')).toMatchObject({
      ...{ above: 5322, below: 4526 },
    });
  });

  it('of crude oil, begun in the middle of a day', async () => {
    const [found] = await checksOf(crude, undefined);
    expect(found).toMatchObject({ symbol: 'CLX5', profile: 'CL', infinite: 0 });
    expect(found.fills).toMatchObject({ tradesWithoutFill: 24, unknown: 29, ownSide: 51 });
    expect(found.fills.reducedInSameEvent).toBe(
      found.fills.reducedByCancel + found.fills.reducedByModify,
    );
    expect(found.quality).toMatchObject({ qa_unknown: 1440, qa_unmatched_fill: 0 });
  });

  it('is told of the market that the user names', async () => {
    const [found] = await checksOf(crude, { ...profiles.CL, name: 'MINE' });
    expect(found.profile).toBe('MINE');
  });
});
