import { expect, it } from 'vitest';
import { closingLine, progressLine } from './progress.ts';

const reading = { title: 'Reading', unit: 'records', value: 250_000, elapsedS: 2 };

it('work with a known end shows share, rate and time left', () => {
  expect(progressLine({ ...reading, total: 1_000_000 })).toBe(
    'Reading  ██████░░░░░░░░░░░░░░░░░░  25 %  250,000 records  125,000 records/s  6.0 s left',
  );
});

it('work without a known end shows count and rate', () => {
  expect(progressLine(reading)).toBe('Reading  250,000 records  125,000 records/s');
});

it('bytes are shown as MB, minutes as minutes', () => {
  const line = progressLine({
    title: 'Reading',
    unit: 'bytes',
    value: 30e6,
    total: 1230e6,
    elapsedS: 3,
  });
  expect(line).toContain('30.0 MB  10.0 MB/s  2 min 00 s left');
});

it('work that has just begun has no rate and no time left yet', () => {
  const line = progressLine({ ...reading, value: 0, elapsedS: 0, total: 10 });
  expect(line).toContain('  0 %  0 records  0 records/s');
  expect(line).not.toContain('left');
});

it('work that is over leaves its total and the time it took', () => {
  expect(closingLine(reading)).toBe('Reading  250,000 records in 2.0 s, 125,000 records/s');
});
