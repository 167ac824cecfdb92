import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { required } from '../../base/assert.ts';
import { FaultError } from '../../base/fault.ts';
import type { Simulation } from '../../cli/simulation-files.ts';
import { EVALUATION_FILE } from '../../lake/evaluation/publish-evaluation.ts';
import { derivableTables } from '../../lake/lake-stages.ts';
import { diskStorage } from '../../lake/node/disk-storage.ts';
import { listPartitions } from '../../lake/stage/list-partitions.ts';
import { partitionPath } from '../../lake/stage/partition.ts';
import { runName } from './truth-plan.ts';
import type { TruthPlan, TruthRun } from './truth-plan.ts';
import { parseEvaluation, parseSkillAnswered } from './truth-record.ts';
import type { TruthRecord } from './truth-record.ts';

/** Runs a command of the program and returns what it printed. */
export type RunCommand = (args: readonly string[]) => Promise<string>;

/** Gold tables that no evaluation reads. */
const without = [
  ...derivableTables.map((table) => table.replace('gold/', '')),
  ...['window_5s', 'tick_ledger_5s', 'reprices_5s'],
].join(',');

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

/**
 * Makes a corpus, builds a lake of it and evaluates that, by the program's own commands. Where
 * sessions repeat others, the lake is evaluated before they are in it, and after.
 *
 * @throws FaultError 'input' with what a command said that failed.
 */
export async function truthRun(
  plan: TruthPlan,
  run: TruthRun,
  command: RunCommand = spymaster,
): Promise<TruthRecord> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-truth-'));
  const log = new CommandLog(command, folder);
  try {
    await log.run('simulate', [...corpusFlags(plan, run), '--out', join(folder, 'raw')]);
    const { evaluateTo } = await simulationIn(join(folder, 'raw'));
    const end = evaluateTo === undefined ? [] : ['--to', evaluateTo];
    const config = join(folder, 'config.json');
    await writeFile(config, JSON.stringify(configOf(plan)));
    const paths = ['--raw', join(folder, 'raw'), '--lake', join(folder, 'lake')];
    const build = [...paths, '--config', config, '--without', without];
    const answers = run.corpus === 'GEO' ? 'atLevel,inIt' : 'atLevel';
    const evaluate = ['--lake', join(folder, 'lake'), '--answers', answers, '--json'];
    await log.run('build', [...build, ...end]);
    const first = parseEvaluation(await log.run('evaluate', evaluate));
    const skillAnswered = parseSkillAnswered(await reportIn(join(folder, 'lake')));
    const record = { ...run, ...log.told, document: first, skillAnswered };
    if (evaluateTo === undefined) return record;
    await log.run('build', build);
    const document = parseEvaluation(await log.run('evaluate', [...evaluate, ...end]));
    return { ...record, document, before: first };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `config.json` says. */
function configOf({ rowStepSeconds }: TruthPlan) {
  return { episodes: { rowStepSeconds } };
}

function corpusFlags({ sessionCount, activity }: TruthPlan, run: TruthRun): readonly string[] {
  const { corpus, seed } = run;
  return [
    ...['--corpus', corpus, '--sessions', String(sessionCount)],
    ...['--activity', String(activity), '--seed', String(seed)],
  ];
}

async function simulationIn(folder: string): Promise<Simulation> {
  return JSON.parse(await readFile(join(folder, 'simulation.json'), 'utf8')) as Simulation;
}

/** The report of a lake's evaluation. */
async function reportIn(lake: string): Promise<string> {
  const partitions = await listPartitions(diskStorage(lake), 'gold', 'evaluation');
  const last = required(partitions.at(-1), 'evaluation in the lake');
  const path = partitionPath({ tier: 'gold', table: 'evaluation', ...last });
  return readFile(join(lake, path, EVALUATION_FILE), 'utf8');
}

/** Commands as they were given, without the folder they worked in, and how long each took. */
class CommandLog {
  readonly #command: RunCommand;
  readonly #folder: string;
  readonly #commands: string[] = [];
  readonly #seconds: number[] = [];

  constructor(command: RunCommand, folder: string) {
    this.#command = command;
    this.#folder = folder;
  }

  get told(): Pick<TruthRecord, 'commands' | 'seconds'> {
    return { commands: this.#commands, seconds: this.#seconds };
  }

  async run(name: string, flags: readonly string[]): Promise<string> {
    const args = [name, ...flags];
    const startMs = performance.now();
    const output = await this.#command(args);
    this.#seconds.push(Math.round((performance.now() - startMs) / 100) / 10);
    this.#commands.push(`spymaster ${args.join(' ')}`.replaceAll(`${this.#folder}/`, ''));
    return output;
  }
}

function spymaster(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new FaultError('input', `${args.join(' ')}: ${complaint.trim().slice(-2000)}`));
    });
  });
}

/** A line on a run that is done. */
export function runLine(record: TruthRecord): string {
  const { document, seconds } = record;
  const total = seconds.reduce((sum, each) => sum + each, 0);
  return `${runName(record)}: ${document.claim}, ${document.evaluated} evaluated, ${total.toFixed(0)} s`;
}
