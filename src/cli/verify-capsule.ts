import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import { levelKinds } from '../domain/session/level-kind.ts';
import { VECTOR_LAYOUT } from '../domain/setups/vector-layout.ts';
import { catalogSession, readCatalog } from '../lake/build-catalog.ts';
import { queryLake } from '../lake/corpus/query-lake.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import type { LakePlatform } from '../lake/stage/lake-platform.ts';
import { capsuleContent, capsuleDifferences, valueCount } from '../protocol/evidence-capsule.ts';
import type { EvidenceCapsule } from '../protocol/evidence-capsule.ts';
import type { CatalogSession } from '../protocol/lake-catalog.ts';
import type { Difference } from '../protocol/moment-hashes.ts';
import { readCapsule } from '../protocol/read-capsule.ts';
import { openSearch } from './open-search.ts';
import { ExitCode, writeJson, writeText } from './output.ts';

type VerifyFlags = { readonly lake: string; readonly json?: true };

/** Differences that are named one by one. */
const NAMED_MAX = 20;

const notes = `
The same question is asked of this lake, and every digit of the answer held against the capsule:
counts, probabilities, intervals, base rates, neighbors with their distances and weights. What differs
is named: version, configuration, tables of the session, past sessions, layout of the vectors, digits.

Exit code 1 if anything differs.

Example:
  spymaster verify capsule.json --lake lake`;

/** Adds `verify`: whether this lake says what a capsule says. */
export function registerVerifyCapsule(program: Command): void {
  program
    .command('verify')
    .description('hold an evidence capsule against a lake')
    .argument('<capsule>', 'capsule, as the desk saves it')
    .requiredOption('--lake <dir>', 'folder of the lake')
    .option('--json', 'print one JSON document')
    .addHelpText('after', notes)
    .action(async (path: string, { lake, json }: VerifyFlags) => {
      const capsule = readCapsule(await readFile(path, 'utf8'), path);
      const differences = await capsuleOnLake(capsule, nodePlatform(lake));
      if (json) writeJson({ equal: differences.length === 0, moment: capsule.moment, differences });
      else writeText(verdictText(capsule, differences));
      if (differences.length > 0) process.exitCode = ExitCode.Fault;
    });
}

/** In what a lake says something else than a capsule; none if it says the same. */
export async function capsuleOnLake(
  capsule: EvidenceCapsule,
  platform: LakePlatform,
): Promise<readonly Difference[]> {
  const { date, symbol, clock, level } = capsule.moment;
  const sessions = await hashedSessions(platform, date);
  const session = sessions.find((other) => other.date === date && other.symbol === symbol);
  if (session === undefined) {
    return [{ what: 'session', expected: `${symbol} of ${date}`, found: 'none in this lake' }];
  }
  const query = {
    ...{ session: { symbol, date }, clock, horizonMin: capsule.said.horizonMin },
    level: levelKinds.find((kind) => kind === level) ?? Number(level),
  };
  try {
    const { document } = await queryLake(platform, query, await openSearch());
    const found = capsuleContent(sessions, session, { document, layout: VECTOR_LAYOUT });
    return capsuleDifferences(capsule, found);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return [{ what: 'answer', expected: 'one that can be computed', found: error.message }];
  }
}

/** Sessions up to a date with the hashes of their tables; an older catalog's are read anew. */
async function hashedSessions(
  platform: LakePlatform,
  lastDate: string,
): Promise<readonly CatalogSession[]> {
  const catalog = await readCatalog(platform);
  if (catalog === undefined) {
    throw new FaultError('storage', 'catalog.json: expected the catalog of a lake, found none');
  }
  const listed = catalog.sessions.filter(({ date }) => date <= lastDate);
  const isHashed = ({ tables }: CatalogSession): boolean =>
    Object.values(tables).every(({ hash }) => hash !== undefined);
  const read = listed.map(async (session) =>
    isHashed(session) ? session : catalogSession(platform, session),
  );
  return (await Promise.all(read)).filter((session) => session !== undefined);
}

function verdictText(
  { moment, said, hashes, synthetic }: EvidenceCapsule,
  differences: readonly Difference[],
): string {
  const { symbol, date, clock, level } = moment;
  const where = `${symbol} ${date} ${clock} ${level}${synthetic ? ', SYNTHETIC' : ''}`;
  if (differences.length === 0) {
    return `equal: ${where}: ${valueCount(said)} figures and words, past of ${hashes.pastCount} sessions`;
  }
  const named = differences
    .slice(0, NAMED_MAX)
    .map(({ what, expected, found }) => `  ${what}: expected ${expected}, found ${found}`);
  const more = differences.length - named.length;
  return [
    `differs: ${where}: ${differences.length === 1 ? '1 difference' : `${differences.length} differences`}`,
    ...named,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n');
}
