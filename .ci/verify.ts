/**
 * `npm run verify`: the gates that need no test. One line per gate with its seconds; what a failing
 * gate has to say follows its line.
 */
import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameFaults, sizeFaults, wordFaults } from './tidy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One gate: its name, and what it finds wrong; nothing means it holds. */
type Gate = { readonly name: string; readonly check: () => Promise<string> };

const gates: readonly Gate[] = [
  command('format', ['prettier', '--check', '--log-level', 'warn', '.']),
  command('lint', ['eslint', '--max-warnings', '0', '.']),
  command('layers', ['depcruise', '--config', '.ci/layers.mjs', 'src', 'workers', 'e2e', '.ci']),
  command('types pure', ['tsc', '-p', 'src/tsconfig.pure.json']),
  command('types node', ['tsc', '-p', 'src/tsconfig.node.json']),
  command('types worker', ['tsc', '-p', 'src/tsconfig.worker.json']),
  command('types app', ['ngc', '-p', 'src/tsconfig.app.json', '--noEmit']),
  command('types app specs', ['tsc', '-p', 'src/tsconfig.spec.json']),
  { name: 'sizes', check: () => faults(sizeFaults(root)) },
  { name: 'names', check: () => faults(nameFaults(root)) },
  { name: 'words', check: () => faults(wordFaults(root)) },
];

function command(name: string, [program = '', ...args]: readonly string[]): Gate {
  return { name, check: () => outputOnFailure(program, args) };
}

function faults(found: readonly string[]): Promise<string> {
  return Promise.resolve(found.join('\n'));
}

/** What a failing program printed; empty when it succeeds. */
function outputOnFailure(program: string, args: readonly string[]): Promise<string> {
  const path = `${root}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, PATH: path } });
    let output = '';
    const collect = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => {
      resolve(error.message);
    });
    child.on('close', (code) => {
      resolve(code === 0 ? '' : output.trim() || `${program} left with ${String(code)}`);
    });
  });
}

/** Runs the gate and says how it went; whether it holds. */
async function holds({ name, check }: Gate): Promise<boolean> {
  const startMs = performance.now();
  const fault = await check();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${fault === '' ? 'ok  ' : 'FAIL'} ${name.padEnd(13)}${seconds} s\n`);
  if (fault !== '') process.stdout.write(`${fault}\n\n`);
  return fault === '';
}

/** Two gates at a time: most of them use one core each. */
async function allHold(): Promise<boolean> {
  const waiting = [...gates];
  const verdicts: boolean[] = [];
  const lane = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      verdicts.push(await holds(gate));
    }
  };
  await Promise.all([lane(), lane()]);
  return verdicts.every((verdict) => verdict);
}

process.exitCode = (await allHold()) ? 0 : 1;
