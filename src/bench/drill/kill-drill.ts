import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { required } from '../../base/assert.ts';
import { Random } from '../../base/random.ts';
import { simulateInto } from '../../cli/simulation-files.ts';
import type { Manifest } from '../../lake/stage/manifest.ts';
import type { OperationCounts } from './kill-hook.ts';
import { runBuild } from './lake-build.ts';
import type { BuildEnd, Death } from './lake-build.ts';
import { brokenFiles, differences, lakeFiles, manifestsOf } from './lake-files.ts';
import type { LakeFiles } from './lake-files.ts';

/** What a drill is made of. */
export type DrillPlan = {
  readonly rounds: number;
  readonly seed: string;
  readonly sessions: number;
  /** Of the simulated market: 1 is a busy ES. */
  readonly activity: number;
};

/** What a lake is before the build that is killed, and what that build is asked for. */
type Start = {
  readonly name: 'an empty lake' | 'a lake made again by force' | 'a lake of another configuration';
  /** Flags of the build before; undefined for none. */
  readonly before: readonly string[] | undefined;
  readonly flags: readonly string[];
};

/** A start, and the build from there that nobody disturbs. */
type Reference = Start & {
  readonly lake: string | undefined;
  readonly files: LakeFiles;
  readonly counts: OperationCounts;
};

/** One lake whose build was killed, once or more often, and then ran to its end. */
export type DrillRound = {
  readonly start: Start['name'];
  /** Deaths that came in time. */
  readonly deaths: readonly Death[];
  /** Whether a build after a death had leftovers to clear. */
  readonly hadLeftovers: boolean;
  /** What is wrong, as a line each; none in a good round. */
  readonly faults: readonly string[];
};

/** What a drill found. */
export type DrillReport = {
  readonly rounds: readonly DrillRound[];
  /** Partitions of the undisturbed lake. */
  readonly manifests: readonly Manifest[];
};

const starts: readonly Start[] = [
  { name: 'an empty lake', before: undefined, flags: [] },
  { name: 'a lake made again by force', before: [], flags: ['--force'] },
  { name: 'a lake of another configuration', before: ['--or-minutes', '30'], flags: [] },
];

/** A build that is told to go on after a death dies again this often. */
const SECOND_DEATH_SHARE = 0.3;

/** How often a round without a death is tried again. */
const TRIES = 5;

/**
 * Kills builds of a small synthetic lake at random moments, lets them run to their end, and
 * compares every file with a lake that was left alone.
 *
 * @param onRound hears how many rounds are done.
 */
export async function killDrill(
  plan: DrillPlan,
  onRound: (roundCount: number) => void = () => undefined,
): Promise<DrillReport> {
  const workshop = mkdtempSync(join(tmpdir(), 'kill-drill-'));
  try {
    const raw = join(workshop, 'raw');
    const { sessions: sessionCount, activity, seed } = plan;
    const market = { sessionCount, activity, seed, from: '2025-03-03' };
    await simulateInto(raw, market, () => undefined);
    const drill = new KillDrill(workshop, raw);
    const references: Reference[] = [];
    for (const start of starts) references.push(await drill.reference(start));
    const rounds: DrillRound[] = [];
    for (let index = 0; index < plan.rounds; index++) {
      const random = new Random(`${seed}/${index}`);
      rounds.push(await drill.deadlyRound(references[index % references.length], random));
      onRound(rounds.length);
    }
    return { rounds, manifests: manifestsOf(drill.undisturbed) };
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

class KillDrill {
  readonly #workshop: string;
  readonly #raw: string;

  constructor(workshop: string, raw: string) {
    this.#workshop = workshop;
    this.#raw = raw;
  }

  /** The lake that was built from nothing and left alone. */
  get undisturbed(): string {
    return join(this.#workshop, 'undisturbed-0');
  }

  /** Builds what the killed builds of a start are held to. */
  async reference(start: Start): Promise<Reference> {
    const index = starts.indexOf(start);
    const before = start.before && join(this.#workshop, `before-${index}`);
    if (before !== undefined) await this.#wholeBuild(before, start.before);
    const lake = join(this.#workshop, `undisturbed-${index}`);
    if (before !== undefined) cpSync(before, lake, { recursive: true });
    const { counts } = await this.#wholeBuild(lake, start.flags);
    const files = lakeFiles(lake);
    return { ...start, lake: before, files, counts: required(counts, 'counts of a build') };
  }

  /** A round with a death in time: a build may be quicker than the one that was measured. */
  async deadlyRound(reference: Reference, random: Random): Promise<DrillRound> {
    for (let tries = 1; ; tries++) {
      const round = await this.#round(reference, random);
      if (round.deaths.length > 0 || round.faults.length > 0 || tries === TRIES) return round;
    }
  }

  async #round(reference: Reference, random: Random): Promise<DrillRound> {
    const { name, lake: before, flags, files } = reference;
    const lake = join(this.#workshop, 'killed');
    rmSync(lake, { recursive: true, force: true });
    if (before === undefined) mkdirSync(lake);
    else cpSync(before, lake, { recursive: true });
    const deaths: Death[] = [];
    const faults: string[] = [];
    let hadLeftovers = false;
    const note = ({ stderr }: BuildEnd): void => {
      hadLeftovers ||= stderr.includes('leftovers');
    };
    const deathCount = random.uniform() < SECOND_DEATH_SHARE ? 2 : 1;
    for (let left = deathCount; left > 0; left--) {
      const death = drawDeath(reference.counts, random);
      const end = await runBuild({ raw: this.#raw, lake, flags, death });
      note(end);
      if (end.isKilled) deaths.push(death);
      else if (end.code !== 0) faults.push(failure('killed build', end));
      faults.push(...brokenFiles(lake));
    }
    const last = await runBuild({ raw: this.#raw, lake });
    note(last);
    if (last.code !== 0) faults.push(failure('last build', last));
    faults.push(...differences(files, lakeFiles(lake)));
    return { start: name, deaths, hadLeftovers, faults };
  }

  async #wholeBuild(lake: string, flags: readonly string[] = []): Promise<BuildEnd> {
    const end = await runBuild({ raw: this.#raw, lake, flags });
    if (end.code !== 0) throw new Error(failure('undisturbed build', end));
    return end;
  }
}

/** What a build said before it ended in a way that it should not. */
function failure(what: string, { code, stderr }: BuildEnd): string {
  return `${what}: exit code ${String(code)}: ${stderr.trim().replaceAll('\n', ' ').slice(-400)}`;
}

/** A moment anywhere in a build, or one of its operations on files: those are where it may hurt. */
function drawDeath({ operations, firstMs, endMs }: OperationCounts, random: Random): Death {
  if (random.uniform() < 0.5) return { by: 'operation', index: random.integer(0, operations) };
  return { by: 'clock', afterMs: firstMs + random.uniform() * (endMs - firstMs) };
}
