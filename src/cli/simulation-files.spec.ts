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
import { checkedPlan, simulateInto, truthPath } from './simulation-files.ts';
import type { TruthLine } from './truth-lines.ts';

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

describe('a corpus with known truth', () => {
  const corpus: SimulationPlan = { ...plan, corpus: 'EDGE', sessionCount: 1 };
  const truthOf = async (name: string): Promise<readonly TruthLine[]> => {
    const text = await readFile(truthPath(join(folder, name)), 'utf8');
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as TruthLine]));
  };

  it('writes the truth beside its folder, where no build looks', async () => {
    const simulation = await simulateInto(join(folder, 'edge'), corpus, silent);
    expect(simulation).toMatchObject({ planted: true, corpus: 'EDGE', strength: 1.0931 });
    expect(simulation.command).toBe(
      'simulate --corpus EDGE --sessions 1 --from 2025-11-27 --activity 0.01 --seed 5',
    );
    expect((await readdir(join(folder, 'edge'))).sort()).toEqual([
      'es-definitions.dbn.zst',
      'es-mbo-2025-11-28.dbn.zst',
      'simulation.json',
    ]);
    const truth = await truthOf('edge');
    expect(truth.length).toBeGreaterThan(10);
    const [{ event_id: id, p, z_ahead: ahead, session_date: date }] = truth;
    expect(id).toMatch(/^ESZ5\|2025-11-28\|[A-Z_0-9]+\|(UP|DOWN)\|01$/);
    expect(date).toBe('2025-11-28');
    expect(Math.abs(ahead)).toBe(1);
    expect(p.BREAK + p.REJECT + p.CHOP).toBeCloseTo(1, 12);
  });

  it('tells of a leak where its repetitions begin, and repeats outcomes with their orders', async () => {
    const leak: SimulationPlan = { ...plan, corpus: 'LEAK', sessionCount: 2 };
    const simulation = await simulateInto(join(folder, 'leak'), leak, silent);
    expect(simulation).toMatchObject({ planted: false, evaluateTo: '2025-12-01' });
    const dates = simulation.sessions.map(({ date }) => date);
    expect(dates).toEqual(['2025-11-28', '2025-12-01', '2025-12-02', '2025-12-03']);
    const truth = await truthOf('leak');
    const ofDate = (date: string) =>
      truth
        .filter(({ session_date: other }) => other === date)
        .map(({ level_kind: kind, trigger_s: second, y }) => ({ kind, second, y }));
    expect(ofDate('2025-12-02')).toEqual(ofDate('2025-11-28'));
    expect(ofDate('2025-12-03')).toEqual(ofDate('2025-12-01'));
  });

  it('knows of no truth where price walks freely', async () => {
    const geo: SimulationPlan = { ...plan, corpus: 'GEO', sessionCount: 1 };
    await simulateInto(join(folder, 'geo'), geo, silent);
    expect(await truthOf('geo')).toEqual([]);
  });

  it('wants a corpus where a strength is asked for', () => {
    expect(() => checkedPlan({ ...plan, strength: 1 })).toThrow('strength: expected a corpus');
  });
});
