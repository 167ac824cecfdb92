import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import type { DbnMetadata } from '../domain/dbn/dbn-metadata.ts';
import type { DefinitionRecord } from '../domain/dbn/definition.ts';
import { readDefinition } from '../domain/dbn/definition.ts';
import { rawFileChunks } from '../lake/node/raw-file.ts';
import type { SimulationPlan } from './simulation-files.ts';
import { checkedPlan, simulateInto } from './simulation-files.ts';

const plan: SimulationPlan = { sessionCount: 2, from: '2025-11-27', activity: 0.01, seed: '5' };
const silent = (): void => undefined;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulation-'));
  await simulateInto(join(folder, 'first'), plan, silent);
});

afterAll(() => rm(folder, { recursive: true }));

async function definitions(): Promise<{
  metadata: DbnMetadata | undefined;
  records: DefinitionRecord[];
}> {
  let metadata: DbnMetadata | undefined;
  const records: DefinitionRecord[] = [];
  const reader = new DbnReader({
    metadata(found) {
      metadata = found;
    },
    run(run) {
      for (let i = 0; i < run.count; i++) records.push(readDefinition(run, i));
    },
  });
  for await (const chunk of rawFileChunks(join(folder, 'first', 'es-definitions.dbn.zst'))) {
    reader.push(chunk);
  }
  reader.end();
  return { metadata, records };
}

describe('a simulation', () => {
  it('skips Thanksgiving, keeps the short Friday after it, and leaves nothing unfinished', async () => {
    expect((await readdir(join(folder, 'first'))).sort()).toEqual([
      'es-definitions.dbn.zst',
      'es-mbo-2025-11-28.dbn.zst',
      'es-mbo-2025-12-01.dbn.zst',
      'simulation.json',
    ]);
  });

  it('says in words that it is synthetic, and how to make it again', async () => {
    const text = await readFile(join(folder, 'first', 'simulation.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      synthetic: true,
      planted: false,
      seed: '5',
      activity: 0.01,
      sessions: [
        { date: '2025-11-28', symbol: 'ESZ5', file: 'es-mbo-2025-11-28.dbn.zst' },
        { date: '2025-12-01', symbol: 'ESZ5' },
      ],
      command: 'simulate --sessions 2 --from 2025-11-27 --activity 0.01 --seed 5',
    });
  });

  it('gives the same bytes again, and other ones from another seed', async () => {
    const name = 'es-mbo-2025-12-01.dbn.zst';
    await simulateInto(join(folder, 'again'), plan, silent);
    await simulateInto(join(folder, 'other'), { ...plan, seed: '6' }, silent);
    const first = await readFile(join(folder, 'first', name));
    expect(first.equals(await readFile(join(folder, 'again', name)))).toBe(true);
    expect(first.equals(await readFile(join(folder, 'other', name)))).toBe(false);
  });

  it('does not mix its days with those of another one', async () => {
    await writeFile(join(folder, 'again', 'es-mbo-2025-01-02.dbn.zst'), '');
    await expect(simulateInto(join(folder, 'again'), plan, silent)).rejects.toThrow(
      'found es-mbo-2025-01-02.dbn.zst',
    );
  });

  it('defines the front contract and the next one, as CME does', async () => {
    const { metadata, records } = await definitions();
    expect(metadata).toMatchObject({ version: 3, dataset: 'SYNTHETIC', symbols: ['ESZ5', 'ESH6'] });
    expect(records.map(({ rawSymbol }) => rawSymbol)).toEqual(['ESZ5', 'ESH6', 'ESZ5', 'ESH6']);
    expect(records[0]).toMatchObject({
      minPriceIncrement: 250_000_000n,
      minPriceIncrementAmount: 125_000_000n,
      unitOfMeasureQty: 50_000_000_000n,
      instrumentClass: 'F',
      asset: 'ES',
      maturityYear: 2025,
      maturityMonth: 12,
      // Friday 2025-12-19, 09:30 in New York is 14:30Z.
      expiration: 1_766_154_600_000_000_000n,
    });
  });
});

describe('a plan', () => {
  it.each([
    [{ sessionCount: 0 }, 'sessions: expected 1 to 5000, found 0'],
    [{ sessionCount: 1.5 }, 'sessions: expected 1 to 5000, found 1.5'],
    [{ activity: 0 }, 'activity: expected 0.01 to 10, found 0'],
    [{ activity: NaN }, 'activity: expected 0.01 to 10, found NaN'],
    [{ seed: ' ' }, 'seed: expected a number or a word, found nothing'],
    [{ from: '2025-02-30' }, 'date: expected YYYY-MM-DD, found "2025-02-30"'],
    [{ from: '1925-02-03' }, 'from: expected a date from 2000 to 2099, found 1925-02-03'],
  ])('with %o is refused', (nonsense, message) => {
    expect(() => checkedPlan({ ...plan, ...nonsense })).toThrow(message);
  });
});
