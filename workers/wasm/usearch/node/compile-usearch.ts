import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from '@yowasp/clang';
import { FaultError } from '../../../../src/base/fault.ts';

/** Where our own source lies. */
const sourceFolder = fileURLToPath(new URL('../cpp', import.meta.url));

const packages = createRequire(import.meta.url);

/** Folder of USearch's npm package, which carries its headers. */
const usearchFolder = dirname(dirname(dirname(dirname(packages.resolve('usearch')))));

/** Our sources, then USearch's headers as they are; no exceptions, no threads, no imports. */
const compilerArguments = [
  'source/usearch-wasm.cpp',
  ...['-o', 'usearch.wasm'],
  ...['-Isource/system', '-Isource', '-isystem', 'usearch'],
  ...['-std=c++17', '-O3', '-msimd128', '-Wall', '-Wextra', '-Werror'],
  // The same digits everywhere: no fused multiplications, whatever a compiler may think of next.
  '-ffp-contract=off',
  ...['-fno-exceptions', '-fno-rtti', '-mexec-model=reactor', '-DNDEBUG'],
  ...['-DUSEARCH_USE_OPENMP=0', '-DUSEARCH_USE_NUMKONG=0'],
  ...['-Wl,--strip-all', '-Wl,--initial-memory=16777216', '-Wl,--max-memory=4294967296'],
];

/** A hash of all that decides over the module's bytes: sources, headers, compiler, arguments. */
export function inputHash(): string {
  const hash = createHash('sha256').update(JSON.stringify(compilerArguments));
  hash.update(versionOf(join(usearchFolder, 'package.json')));
  // The compiler's package does not export its package.json, which lies beside the code it exports.
  hash.update(versionOf(join(clangFolder(), 'package.json')));
  const hashTree = (tree: Tree): void => {
    for (const [name, entry] of Object.entries(tree)) {
      hash.update(name);
      if (entry instanceof Uint8Array || typeof entry === 'string') hash.update(entry);
      else hashTree(entry);
    }
  };
  hashTree(treeOf(sourceFolder));
  return hash.digest('hex');
}

/**
 * Compiles the module; half a minute of one core. The same inputs give the same bytes.
 *
 * @throws FaultError 'input' with the compiler's words if it refuses.
 */
export async function compileUsearch(): Promise<Uint8Array> {
  const { commands, runLLVM } = await import('@yowasp/clang');
  // Opened ahead, or it would print how far it is.
  await runLLVM(undefined, {}, { fetchProgress: () => undefined });
  const files = { source: treeOf(sourceFolder), usearch: treeOf(join(usearchFolder, 'include')) };
  const words: Uint8Array[] = [];
  const stderr = (bytes: Uint8Array | null): void => {
    if (bytes !== null) words.push(bytes.slice());
  };
  try {
    const made = await commands['clang++'](compilerArguments, files, { stderr });
    const module = made?.['usearch.wasm'];
    if (module instanceof Uint8Array) return module;
  } catch (cause) {
    const said = Buffer.concat(words).toString('utf8');
    throw new FaultError('input', `usearch.wasm: expected to compile, found ${said}`, {}, cause);
  }
  throw new FaultError('input', 'usearch.wasm: expected a module, found none');
}

function clangFolder(): string {
  return dirname(dirname(packages.resolve('@yowasp/clang')));
}

function versionOf(packageFile: string): string {
  const { name, version } = JSON.parse(readFileSync(packageFile, 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return `${name}@${version}`;
}

/** A folder as the compiler takes it, in the order of names. */
function treeOf(folder: string): Tree {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      return [entry.name, entry.isDirectory() ? treeOf(path) : readFileSync(path)];
    }),
  );
}
