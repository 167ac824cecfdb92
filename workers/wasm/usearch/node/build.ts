/**
 * `npm run build:wasm`: compiles USearch where the module is missing or its inputs changed.
 *
 * `--force` compiles in any case; `--record` puts the new hash on record, which everybody else's
 * build is then held to.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildUsearch,
  hashOf,
  isUsearchFresh,
  recordedHash,
  recordedHashFile,
  usearchFile,
} from './usearch-file.ts';

const flags = new Set(process.argv.slice(2));

async function moduleHash(): Promise<string> {
  if (isUsearchFresh() && !flags.has('--force')) return hashOf(readFileSync(usearchFile));
  say('usearch.wasm: compiling, half a minute');
  return buildUsearch();
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const hash = await moduleHash();
if (flags.has('--record')) writeFileSync(recordedHashFile, `${hash}\n`);
const recorded = recordedHash();
if (hash === recorded) {
  say(`usearch.wasm: ${readFileSync(usearchFile).length} bytes, as recorded`);
} else {
  say(`usearch.wasm: expected ${recorded} as recorded, found ${hash}`);
  say('meant to change? npm run build:wasm -- --record');
  process.exitCode = 1;
}
