import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf, muchFound, nothingFound, recordsOf } from './hand-evaluation.ts';
import { fullPlan, runName, smallPlan, truthRuns } from './truth-plan.ts';
import { parseEvaluation } from './truth-record.ts';
import { ResultsFile } from './truth-results.ts';
import { truthRun } from './truth-run.ts';

/** A program that writes down what it is asked, and finds nothing. */
function fakeProgram(asked: string[], evaluateTo?: string) {
  return (args: readonly string[]): Promise<string> => {
    asked.push(args.join(' '));
    if (args[0] === 'simulate') {
      const raw = args[args.indexOf('--out') + 1];
      mkdirSync(raw, { recursive: true });
      writeFileSync(join(raw, 'simulation.json'), JSON.stringify({ evaluateTo }));
    }
    if (args[0] === 'evaluate') {
      const lake = args[args.indexOf('--lake') + 1];
      const partition = join(lake, 'gold/evaluation/symbol=ESZ5/date=2025-10-10');
      mkdirSync(partition, { recursive: true });
      writeFileSync(join(partition, '_SUCCESS'), '');
      writeFileSync(
        join(partition, 'evaluation.json'),
        '{ "answers": [{ "skillAnswered": 0.1 }] }',
      );
    }
    return Promise.resolve(args[0] === 'evaluate' ? JSON.stringify(documentOf(nothingFound)) : '');
  };
}

describe('a plan', () => {
  it('has twenty seeds of each corpus of nothing, and comes by every corpus before the next seed', () => {
    const runs = truthRuns(fullPlan);
    expect(runs).toHaveLength(100);
    expect(runs.slice(0, 8).map(runName)).toEqual([
      ...['EDGE 1', 'WEAK 1', 'NULL-A 1', 'NULL-B 1', 'GEO 1', 'LEAK 1', 'DRIFT 1', 'EDGE 2'],
    ]);
    expect(runs.slice(-4).map(runName)).toEqual(['NULL-A 20', 'NULL-B 20', 'GEO 20', 'LEAK 20']);
  });

  it('has one seed each when it is small', () => {
    expect(truthRuns(smallPlan)).toHaveLength(7);
    expect(truthRuns(smallPlan, ['LEAK'])).toEqual([{ corpus: 'LEAK', seed: 1 }]);
  });
});

describe('a run', () => {
  it('simulates, builds and evaluates, and tells the commands without its folder', async () => {
    const record = await truthRun(smallPlan, { corpus: 'EDGE', seed: 3 }, fakeProgram([]));
    const document = documentOf(nothingFound);
    expect(record).toMatchObject({ corpus: 'EDGE', seed: 3, document, skillAnswered: 0.1 });
    expect(record.commands).toEqual([
      'spymaster simulate --corpus EDGE --sessions 20 --activity 0.01 --seed 3 --out raw',
      expect.stringMatching(
        /^spymaster build --raw raw --lake lake --config config.json --without /,
      ),
      'spymaster evaluate --lake lake --answers atLevel --json',
    ]);
    expect(record.seconds).toHaveLength(3);
    expect(record.before).toBeUndefined();
  });

  it('evaluates a leak before it is in the lake, and up to the same day with it', async () => {
    const asked: string[] = [];
    const program = fakeProgram(asked, '2025-10-10');
    const { before } = await truthRun(smallPlan, { corpus: 'LEAK', seed: 1 }, program);
    expect(before).toEqual(documentOf(nothingFound));
    expect(asked.map((line) => line.replace(/^(\w+) .*?( --to \S+)?$/, '$1$2'))).toEqual([
      ...['simulate', 'build --to 2025-10-10', 'evaluate', 'build', 'evaluate --to 2025-10-10'],
    ]);
  });

  it('tells what a command said that failed', async () => {
    const program = (): Promise<string> => Promise.reject(new Error('no such lake'));
    const run = truthRun(smallPlan, { corpus: 'EDGE', seed: 1 }, program);
    await expect(run).rejects.toThrow('no such lake');
  });
});

describe('an evaluation', () => {
  it('is read with its unknown figures', () => {
    const text = JSON.stringify(documentOf({ ...nothingFound, ece: NaN }));
    expect(parseEvaluation(text)).toEqual(documentOf({ ...nothingFound, ece: NaN }));
  });

  it.each([
    ['{}', 'evaluation, questions'],
    ['{ "questions": {} }', 'evaluation, headline.claim'],
    ['{ "questions": {}, "claim": "edge", "triggers": "many" }', 'evaluation, headline.triggers'],
  ])('is none without its figures: %s', (text, message) => {
    expect(() => parseEvaluation(text)).toThrow(message);
  });
});

describe('results', () => {
  const versions = { spymaster: '0.1.0', commit: 'abc', node: 'v24', machine: 'one' };
  const head = { command: 'npm run truth', versions, plan: smallPlan };
  const [record] = recordsOf('EDGE', [documentOf({ ...muchFound, ece: NaN })]);
  const newPath = async (): Promise<string> =>
    join(await mkdtemp(join(tmpdir(), 'truth-')), 'folder', 'truth.json');

  it('are kept with command and versions, and gone on with', async () => {
    const path = await newPath();
    const keepsOthers = false;
    await (await ResultsFile.open(path, head, { keepsOthers })).add(record);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      ...head,
      records: [{ corpus: 'EDGE', seed: 1, seconds: [1.5], commit: 'abc' }],
    });
    const again = await ResultsFile.open(path, head, { keepsOthers });
    expect(again.records).toEqual([{ ...record, commit: 'abc' }]);
  });

  it('of another commit or plan begin anew, unless they are asked for', async () => {
    const path = await newPath();
    await (await ResultsFile.open(path, head, { keepsOthers: false })).add(record);
    const later = { ...head, versions: { ...versions, commit: 'def' } };
    const countOf = async (other: typeof head, keepsOthers: boolean): Promise<number> =>
      (await ResultsFile.open(path, other, { keepsOthers })).records.length;
    expect(await countOf(later, false)).toBe(0);
    expect(await countOf(later, true)).toBe(1);
    expect(await countOf({ ...head, plan: { ...smallPlan, sessionCount: 21 } }, true)).toBe(0);
  });
});
