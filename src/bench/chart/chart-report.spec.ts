import { expect, it } from 'vitest';
import { frameRatio, framesText, isSmooth, loadSummary, loadsText } from './chart-report.ts';
import type { FrameRow, LoadRow } from './chart-report.ts';

const pan: FrameRow = { title: 'pan', shortMs: [9, 8, 30], longMs: [12, 11, 13], goal: 1.5 };

it('holds the median rounds of both charts against each other, not the odd slow one', () => {
  expect([frameRatio(pan), isSmooth(pan)]).toEqual([12 / 9, true]);
  expect(isSmooth({ ...pan, longMs: [14, 14, 14] })).toBe(false);
  expect(isSmooth({ ...pan, goal: undefined })).toBeUndefined();
});

it('is a line of frames', () => {
  expect(framesText([pan], ['200 bars', '5,000 bars']).split('\n')).toEqual([
    'ms   200 bars  5,000 bars  ratio  goal',
    'pan       9.0        12.0   1.33  ≤ 1.5  met',
  ]);
});

const sample: LoadRow = {
  title: 'sample',
  loads: [
    { candlesMs: 900, loadedMs: 2000, longTasksMs: [80, 60] },
    { candlesMs: 800, loadedMs: 2500, longTasksMs: [70] },
    { candlesMs: 1500, loadedMs: 2100, longTasksMs: [70, 55, 190] },
  ],
  goalMs: 6000,
};

it('tells the median visit and the longest task of all of them', () => {
  expect(loadSummary(sample)).toEqual({
    ...{ candlesMs: 900, loadedMs: 2100, isMet: true },
    ...{ longTaskCount: 2, longestTaskMs: 190 },
  });
  expect(loadSummary({ ...sample, goalMs: 899 }).isMet).toBe(false);
  expect(loadSummary({ ...sample, loads: [sample.loads[0]] }).longestTaskMs).toBe(80);
});

it('is a line of visits', () => {
  expect(loadsText([sample]).split('\n').at(1)).toBe(
    'sample                    900  ≤ 6000  met  2100           2      190',
  );
});
