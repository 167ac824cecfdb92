import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { FaultError } from '../../base/fault.ts';
import { fileChunks } from './file-chunks.ts';

/** A file of the raw folder, as the disk has it. */
export type RawEntry = {
  /** Name in the folder, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly byteLength: number;
  readonly modifiedMs: number;
};

/** What a simulator leaves beside the files it made. */
export type SimulationFacts = {
  readonly synthetic: boolean;
  readonly planted: boolean;
  /** Share of a real market's orders; 1 where it is not told. */
  readonly activity: number;
};

/** DBN files of a folder and the names of the others. */
export type RawFolder = {
  /** Ascending by name. */
  readonly entries: readonly RawEntry[];
  readonly otherNames: readonly string[];
  readonly simulation: SimulationFacts | undefined;
};

const SIMULATION_FILE = 'simulation.json';

/**
 * Finds the DBN files in a folder, its folders too, or takes a single file.
 *
 * @param lake folder that is passed over: a lake inside the raw folder is no source of itself.
 * @throws FaultError 'input' if there is nothing of that name, or no DBN file in it.
 */
export async function openRawFolder(path: string, lake: string): Promise<RawFolder> {
  const lakePrefix = resolve(lake) + sep;
  const names = (await namesIn(path)).filter((name) => !resolve(path, name).startsWith(lakePrefix));
  const dbnNames = names.filter((name) => /\.dbn(\.zst)?$/.test(name));
  if (dbnNames.length === 0) {
    throw new FaultError(
      'input',
      `raw ${path}: expected .dbn or .dbn.zst files, found ${names.length === 0 ? 'nothing' : names.slice(0, 3).join(', ')}`,
    );
  }
  const isFile = names.length === 1 && names[0] === basename(path);
  const folder = isFile && (await stat(path)).isFile() ? dirname(path) : path;
  return {
    entries: await Promise.all(dbnNames.map((name) => entryOf(folder, name))),
    otherNames: names.filter((name) => !dbnNames.includes(name) && name !== SIMULATION_FILE),
    simulation: await simulationOf(folder),
  };
}

/** SHA-256 of a file, hexadecimal. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of fileChunks(path, 1 << 20)) hash.update(bytes);
  return hash.digest('hex');
}

async function namesIn(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new FaultError('input', `raw ${path}: expected a folder or a file, found none`);
  if (found.isFile()) return [basename(path)];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(path, '/').length))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

async function entryOf(folder: string, name: string): Promise<RawEntry> {
  const path = join(folder, name);
  const { size, mtimeMs } = await stat(path);
  return { name, path, byteLength: size, modifiedMs: mtimeMs };
}

async function simulationOf(folder: string): Promise<SimulationFacts | undefined> {
  const text = await readFile(join(folder, SIMULATION_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  let facts: unknown;
  try {
    facts = JSON.parse(text);
  } catch (cause) {
    throw new FaultError('input', `${SIMULATION_FILE}: expected JSON, found other text`, {}, cause);
  }
  const has = (name: string): boolean => isObject(facts) && Reflect.get(facts, name) === true;
  const activity: unknown = isObject(facts) ? Reflect.get(facts, 'activity') : undefined;
  const isShare = typeof activity === 'number' && activity > 0;
  return {
    synthetic: has('synthetic'),
    planted: has('planted'),
    activity: isShare ? activity : 1,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
