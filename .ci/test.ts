/**
 * `npm test`: specs in Node and Chromium with the production build beside them, known truth in small,
 * then the journeys in a real browser.
 *
 * The last line counts what ran: "N passed, N failed", with ", N skipped" when tests were skipped,
 * which are named above it. A runner that crashes or finds nothing to run counts as a failure.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runningChromium } from './chromium.ts';
import type { Tally } from './tally.ts';
import { closingLine, playwrightTally, sumOf, vitestTally } from './tally.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}test-results/`;

/** One part of the test command. */
type Part = {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly tally: (isOk: boolean) => Tally;
};

const vitest: Part = {
  name: 'specs',
  command: [
    'vitest',
    'run',
    '--config',
    'src/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}vitest.json`,
  ],
  tally: (isOk) => vitestTally(`${results}vitest.json`, isOk),
};

const build: Part = {
  name: 'build',
  command: ['npm', 'run', '-s', 'build'],
  tally: (isOk) => ({ passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: [] }),
};

/** Twenty sessions of each corpus: whether every part works together, not yet what is true. */
const truth: Part = {
  name: 'truth',
  command: ['node', 'src/bench/truth/main.ts', '--small', '--jobs', '2'],
  tally: (isOk) => ({ passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: [] }),
};

const journeys: Part = {
  name: 'browser',
  command: ['playwright', 'test', '--config', 'e2e/playwright.config.ts'],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${results}playwright.json` },
  tally: (isOk) => playwrightTally(`${results}playwright.json`, isOk),
};

async function run(part: Part, env: NodeJS.ProcessEnv): Promise<Tally> {
  const [program = '', ...args] = part.command;
  say(`\n── ${part.name}: ${program}`);
  const startMs = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, ...part.env },
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('exit', resolve);
  });
  const tally = part.tally(status === 0);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  say(`── ${part.name}: ${closingLine(tally)}, ${seconds} s`);
  return tally;
}

async function runAll(): Promise<Tally> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const path = `${root}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH: path, CHROMIUM_PATH: runningChromium(say) };
  const specs = run(vitest, env);
  const built = await run(build, env);
  const parts = [await specs, built, await run(truth, env)];
  // Without a build there is nothing to open: its failure already counts.
  return sumOf(built.failed > 0 ? parts : [...parts, await run(journeys, env)]);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runOrFail(): Promise<Tally> {
  try {
    return await runAll();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: [] };
  }
}

const total = await runOrFail();
say('');
for (const name of total.skipped) say(`skipped: ${name}`);
say(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
