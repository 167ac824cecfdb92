import { expect, it } from 'vitest';
import { nearestWord } from './nearest-word.ts';

it.each([
  ['opne', ['open', 'end', 'root'], 'open'],
  ['Timezone', ['timeZone', 'tickNano'], 'timeZone'],
  ['gapSeconds', ['gapSecondsMax', 'windowSeconds'], 'gapSecondsMax'],
  ['premarketCoverage', ['premarketCoverageMin', 'premarketStart'], 'premarketCoverageMin'],
  ['rthVol', ['rthVolumeMin', 'windowShareMin'], 'rthVolumeMin'],
  ['rth', ['rthVolumeMin', 'windowShareMin'], undefined],
  ['volatility', ['open', 'end', 'root'], undefined],
  ['', ['open'], undefined],
])('takes %j among %j for %j', (word, known, meant) => {
  expect(nearestWord(word, known)).toBe(meant);
});
