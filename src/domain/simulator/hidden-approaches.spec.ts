import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { HiddenApproaches } from './hidden-approaches.ts';
import type { ArmedLevel } from './level-watch.ts';

const high: ArmedLevel = { kind: 'PM_HIGH', travel: 1, levelTick: 24_020 };
const low: ArmedLevel = { kind: 'PM_LOW', travel: -1, levelTick: 23_990 };

describe('what is hidden around levels', () => {
  it('begins when one is in reach, and stays until price is far away again', () => {
    const approaches = new HiddenApproaches(new Random('1'));
    expect(approaches.at(0, 23_989, [high])).toEqual([]);
    const [begun] = approaches.at(1, 23_990, [high]);
    expect(approaches.of(high)).toMatchObject({ sinceS: 1 });
    expect(approaches.at(2, 23_975, [high])).toEqual([begun]);
    expect(approaches.at(3, 23_971, [high])).toEqual([]);
  });

  it('goes with a level that moves', () => {
    const approaches = new HiddenApproaches(new Random('1'));
    const [{ ahead, behind }] = approaches.at(0, 24_000, [high]);
    const moved = { ...high, levelTick: 24_021 };
    expect(approaches.at(120, 24_000, [moved])).toMatchObject([{ ...moved, ahead, behind }]);
  });

  it('puts the nearest level first', () => {
    const approaches = new HiddenApproaches(new Random('1'));
    const kindsAt = (mid: number) => approaches.at(0, mid, [high, low]).map(({ travel }) => travel);
    expect(kindsAt(24_000)).toEqual([-1, 1]);
    expect(kindsAt(24_010)).toEqual([1, -1]);
  });

  it('forgets a level that was touched', () => {
    const approaches = new HiddenApproaches(new Random('1'));
    approaches.at(0, 24_000, [high]);
    approaches.at(1, 24_000, []);
    expect(approaches.of(high)).toBeUndefined();
  });
});
