import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { damagedFile } from './damaged-file.ts';
import { runFuzz } from './fuzz-run.ts';
import { failureText, FuzzTally } from './fuzz-tally.ts';
import { byteMutations } from './mutations.ts';
import { fuzzSources } from './sources.ts';

it(
  'reads 2,000 damaged files to their end or to a clear fault, soon and in little memory',
  { timeout: 240_000 },
  async () => {
    const tally = await runFuzz({ seed: 'ci', start: 0, end: 2000 });
    expect(tally.failures.map((failure) => failureText('ci', failure))).toEqual([]);
    expect(tally.caseCount).toBe(2000);
    expect(tally.summary('ci')).toMatch(
      /2,000 cases, \d+ decoded, [\d,]+ refused .* 0 crashes, 0 hangs, 0 unhandled rejections/,
    );
  },
);

it('makes the same case of the same seed, and others of another', async () => {
  const sources = await fuzzSources();
  const { bytes } = damagedFile(sources, 'a', 7);
  expect(damagedFile(sources, 'a', 7).bytes).toEqual(bytes);
  expect(damagedFile(sources, 'b', 7).bytes).not.toEqual(bytes);
});

it.each(byteMutations.map((mutation, index) => [index, mutation] as const))(
  'damages even what is nearly empty: mutation %d',
  (_, mutation) => {
    const random = new Random('short');
    for (let byteLength = 0; byteLength < 20; byteLength++) {
      expect(mutation(new Uint8Array(byteLength), random)).toBeInstanceOf(Uint8Array);
    }
  },
);

it('counts how cases went in one line', () => {
  const tally = new FuzzTally();
  const refused = (what: string): { refusal: string; text: string } => ({
    refusal: what,
    text: '',
  });
  tally.done({
    caseIndex: 0,
    outcome: { refusal: undefined, text: '' },
    ms: 3,
    peakBytes: 2 ** 20,
  });
  tally.done({ caseIndex: 1, outcome: refused('metadata'), ms: 9.6, peakBytes: 3 * 2 ** 20 });
  tally.done({ caseIndex: 2, outcome: refused('zstd frame'), ms: 1, peakBytes: 3 * 2 ** 20 });
  tally.done({ caseIndex: 3, outcome: refused('zstd frame'), ms: 1, peakBytes: 3 * 2 ** 20 });
  tally.failed({ caseIndex: 4, source: 'orders', failure: 'hang', text: 'no end after 20 s' });
  expect(tally.summary('7')).toBe(
    'fuzz seed 7: 5 cases, 1 decoded, 3 refused (zstd frame 2, metadata 1), worst 10 ms (case 1), ' +
      'peak memory 3 MiB, 0 crashes, 1 hangs, 0 unhandled rejections, 0 over the memory bound, ' +
      '0 broken promises',
  );
  expect(failureText('7', tally.failures[0])).toBe(
    'hang in case 4, from orders: npm run fuzz -- --seed 7 --case 4\nno end after 20 s',
  );
});
