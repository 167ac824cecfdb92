import { jsonText, readJson } from '../stage/lake-json.ts';
import type { LakeStorage } from '../stage/lake-storage.ts';

/** Every configuration that was evaluated on a lake, so that nobody forgets how many were tried. */
export const TRIED_FILE = 'evaluations.json';

/** A configuration as the log keeps it. */
export type TriedConfiguration = {
  /** What was different, in words: "as configured", "without the group flow". */
  readonly what: string;
  /** Hash of configuration, inputs and what was different. */
  readonly hash: string;
  /** Skill over tilted base rates of the headline answer, and its p-value; null if unknown. */
  readonly skill: number | null;
  readonly pValue: number | null;
};

/**
 * Adds configurations to the lake's log; one that was tried before is not counted again.
 *
 * @returns how many different ones there are now.
 */
export async function noteTried(
  storage: LakeStorage,
  tried: readonly TriedConfiguration[],
): Promise<number> {
  const known = (await readJson<readonly TriedConfiguration[]>(storage, TRIED_FILE)) ?? [];
  const hashes = new Set(tried.map(({ hash }) => hash));
  const all = [...known.filter(({ hash }) => !hashes.has(hash)), ...tried];
  all.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  await storage.write(TRIED_FILE, jsonText(all));
  return all.length;
}
