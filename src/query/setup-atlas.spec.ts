import { describe, expect, it } from 'vitest';
import { askingKey } from '../domain/simulator/sample-asking-session.ts';
import { handAsks, handEarlier, handEvidence, handPast, handStartS } from './hand-evidence.ts';
import { SetupAtlas } from './setup-atlas.ts';

const evidence = handEvidence(handPast);
const atlas = new SetupAtlas(evidence);
const asks = handAsks.filter((ask) => evidence.at(ask).horizons.length > 0);

describe('the map of the past', () => {
  it('shows every earlier touch once, and no later one', () => {
    const { dates, rowIds, x } = atlas.map(8);
    const touches = handEarlier.flatMap(({ rows }) =>
      rows.filter(({ type }) => type === 'TRIGGER'),
    );
    expect(rowIds.toSorted()).toEqual(touches.map(({ rowId }) => rowId).sort());
    expect(dates.every((date) => date < askingKey.date)).toBe(true);
    expect(x.every((value) => Number.isFinite(value))).toBe(true);
  });

  it('is drawn the same whatever comes later', () => {
    expect(new SetupAtlas(handEvidence(handEarlier)).map(8)).toEqual(atlas.map(8));
  });

  it('shows its first axis along the greatest variance', () => {
    const { shares } = atlas.map(8);
    expect(shares[0]).toBeGreaterThanOrEqual(shares[1]);
    expect(shares[0] + shares[1]).toBeLessThan(1);
  });
});

describe('the trail of an approach', () => {
  it('ends at the moment, and what has passed does not move', () => {
    for (const ask of asks) {
      const trail = atlas.trail(ask);
      expect(trail.atS.at(-1)).toBeLessThanOrEqual(ask.atS);
      const [later, then] = [{ ...ask, atS: ask.atS + 10 }, trail.atS];
      const longer = atlas.trail(later);
      then.slice(0, -1).forEach((atS, i) => {
        const again = longer.atS.indexOf(atS);
        if (again >= 0) expect(longer.x[again]).toBe(trail.x[i]);
      });
    }
  });

  it('is the same to the bit without what comes later that day', () => {
    for (const ask of asks.slice(0, 2)) {
      const known = handEvidence(handEarlier, (ask.atS - handStartS) * 1e9);
      expect(new SetupAtlas(known).trail(ask)).toEqual(atlas.trail(ask));
    }
  });

  it('is empty where nothing is asked', () => {
    const none = handAsks.find((ask) => evidence.at(ask).horizons.length === 0);
    if (none) expect(atlas.trail(none).atS).toHaveLength(0);
  });
});
