import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../lake/node/column-hash.ts';
import type { Manifest } from '../../lake/stage/manifest.ts';
import { MANIFEST_FILE, SUCCESS_FILE } from '../../lake/stage/partition.ts';

/** All files of a lake by path from its root, with the hash of their bytes. */
export type LakeFiles = ReadonlyMap<string, string>;

/** Hashes of all files under a folder. */
export function lakeFiles(root: string): LakeFiles {
  return new Map(filesIn(root).map((path) => [path, sha256(readFileSync(join(root, path)))]));
}

/** What the files of two lakes do not have in common, as a line each; none for equal lakes. */
export function differences(expected: LakeFiles, found: LakeFiles): readonly string[] {
  const missing = [...expected.keys()].filter((path) => !found.has(path));
  const stray = [...found.keys()].filter((path) => !expected.has(path));
  const other = [...expected].filter(([path, hash]) => found.has(path) && found.get(path) !== hash);
  return [
    ...missing.map((path) => `${path}: missing`),
    ...stray.map((path) => `${path}: stray`),
    ...other.map(([path]) => `${path}: other bytes`),
  ];
}

/**
 * What a reader of a lake could stumble over: partitions that call themselves whole, and single
 * files, that are not. What is in the making has a name that no reader asks for.
 */
export function brokenFiles(root: string): readonly string[] {
  const visible = filesIn(root).filter((path) => !path.includes('.tmp'));
  const manifests = visible.filter((path) => path.endsWith(`/${MANIFEST_FILE}`));
  const documents = visible.filter((path) => path.endsWith('.json'));
  return [
    ...manifests.flatMap((path) => brokenParts(root, path)),
    ...documents.filter((path) => !isJson(join(root, path))).map((path) => `${path}: no JSON`),
  ];
}

/** Manifests of all partitions of a lake, ascending by path. */
export function manifestsOf(root: string): readonly Manifest[] {
  return filesIn(root)
    .filter((path) => path.endsWith(`/${MANIFEST_FILE}`))
    .sort()
    .map((path) => readManifestFile(root, path));
}

function brokenParts(root: string, manifestPath: string): readonly string[] {
  const folder = manifestPath.slice(0, -MANIFEST_FILE.length);
  if (!existsSync(join(root, folder, SUCCESS_FILE))) return [`${folder}: not marked as whole`];
  return Object.entries(readManifestFile(root, manifestPath).files)
    .map(([name, { sha256: hash }]) => ({ path: `${folder}${name}`, hash }))
    .filter(({ path, hash }) => hashOf(join(root, path)) !== hash)
    .map(({ path }) => `${path}: not what its manifest says`);
}

function hashOf(path: string): string | undefined {
  return existsSync(path) ? sha256(readFileSync(path)) : undefined;
}

function readManifestFile(root: string, path: string): Manifest {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
}

function isJson(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length));
}
