import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateAnswer } from '../../domain/evaluation/evaluate-answer.ts';
import { evaluationDocument, withClaims } from '../../domain/evaluation/evaluation.ts';
import { handAnswers } from '../../domain/evaluation/hand-answers.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { evaluation } from '../../contracts/evaluation.ts';
import { openLakeDisk } from '../node/lake-disk.ts';
import { nodePlatform } from '../node/node-platform.ts';
import { noteConfig } from '../stage/lake-config.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SourceFacts } from '../stage/manifest.ts';
import { TableReader } from '../stage/table-reader.ts';
import { validateLake } from '../validate/validate-lake.ts';
import { evaluationColumns } from './evaluation-rows.ts';
import { publishEvaluation } from './publish-evaluation.ts';
import { noteTried, TRIED_FILE } from './tried-configurations.ts';

const asked = [handAnswers({ seed: 'published', strength: 1, sessionCount: 12 })];
const columns = evaluationColumns(asked);
const source: SourceFacts = {
  ...{ kind: 'mbo' as const, instrumentId: 1, records: 1, firstNs: '1', lastNs: '2', qaOffTick: 0 },
  ...{ synthetic: true, planted: true, activity: 1, reasons: [] },
};

let lake: string;
let platform: LakePlatform;

beforeAll(() => {
  lake = mkdtempSync(join(tmpdir(), 'evaluation-'));
  platform = nodePlatform(lake);
});

afterAll(() => {
  rmSync(lake, { recursive: true });
});

async function publishOn(date: string): Promise<void> {
  const configHash = await noteConfig(platform, profiles.ES);
  const answers = withClaims(
    asked.map((one) => evaluateAnswer(one, { perSessionMax: 3, draws: 19 })),
  );
  const origin = {
    ...{ lastDate: date, symbols: ['ESH5'], sessionCount: 12, burnInCount: 4, allDays: false },
    ...{ synthetic: true, planted: true, configHash, configurationsTried: 1 },
  };
  const report = {
    reportVersion: 1,
    origin,
    summary: evaluationDocument(answers),
    answers,
  } as const;
  await publishEvaluation(platform, {
    ...{ session: { symbol: 'ESH5', date }, profile: profiles.ES, configHash, inputs: [], source },
    ...{ columns, report, page: '<!doctype html>\n' },
  });
}

describe('a published evaluation', () => {
  beforeAll(() => publishOn('2025-01-20'));

  it('is a partition that validates, with its schema', async () => {
    const findings = await validateLake(await openLakeDisk(lake), { lake });
    // There are no sessions beside it, which is told of their tables.
    const ours = findings.kinds.filter(({ table }) => /evaluation|lake/.test(table));
    expect(ours).toEqual([]);
  });

  it('gives back rows that a score can be recomputed from', async () => {
    const ref = { tier: 'gold', contract: evaluation } as const;
    const stored = await new TableReader(platform).read(ref, 'ESH5', '2025-01-20');
    expect(stored['outcome'].length).toBe(asked[0].rows.filter(({ said }) => said).length);
    expect(stored['p_break']).toEqual(columns['p_break']);
    expect(stored['p_touch'].every((p) => Number.isNaN(p))).toBe(true);
  });

  it('says in JSON what it says in numbers', () => {
    const path = join(lake, 'gold/evaluation/symbol=ESH5/date=2025-01-20/evaluation.json');
    const { summary } = JSON.parse(readFileSync(path, 'utf8')) as { summary: { triggers: number } };
    expect(summary.triggers).toBe(columns['outcome'].length);
  });

  it('is the only one', async () => {
    await publishOn('2025-01-21');
    expect(await platform.storage.list('gold/evaluation/symbol=ESH5')).toEqual(['date=2025-01-21']);
  });
});

it('counts a configuration once, however often it is tried', async () => {
  const first = { what: 'as configured', hash: 'b', skill: 0.01, pValue: 0.2 };
  expect(await noteTried(platform.storage, [first])).toBe(1);
  const again = { ...first, skill: 0.02 };
  const other = { what: 'without the group flow', hash: 'a', skill: null, pValue: null };
  expect(await noteTried(platform.storage, [again, other])).toBe(2);
  expect(JSON.parse(readFileSync(join(lake, TRIED_FILE), 'utf8'))).toEqual([other, again]);
});
