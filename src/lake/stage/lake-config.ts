import { FaultError } from '../../base/fault.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { storedProfile } from '../../domain/session/stored-profile.ts';
import type { StoredProfile } from '../../domain/session/stored-profile.ts';
import { jsonText, readJson } from './lake-json.ts';
import type { LakePlatform } from './lake-platform.ts';
import type { LakeStorage } from './lake-storage.ts';

/** Length of a configuration's hash; enough for the few a lake has. */
const HASH_LENGTH = 16;

/**
 * Writes down the configuration that sessions are built with, under its own hash.
 *
 * @returns the hash.
 */
export async function noteConfig(
  { storage, sha256 }: LakePlatform,
  profile: InstrumentProfile,
): Promise<string> {
  const text = jsonText(profile);
  const hash = configHashOf(profile, sha256);
  const path = configPath(hash);
  if ((await storage.readText(path)) !== text) await storage.write(path, text);
  return hash;
}

/** Hash of a configuration; every table's manifest names the one it was built with. */
export function configHashOf(profile: InstrumentProfile, sha256: LakePlatform['sha256']): string {
  return sha256(jsonText(profile)).slice(0, HASH_LENGTH);
}

/**
 * The configuration of that hash.
 *
 * @throws FaultError with code `storage` if the lake does not have it.
 */
export async function readConfig(storage: LakeStorage, hash: string): Promise<InstrumentProfile> {
  const profile = await readJson<StoredProfile>(storage, configPath(hash));
  if (profile) return storedProfile(profile);
  throw new FaultError('storage', `${configPath(hash)}: expected a configuration, found none`);
}

function configPath(hash: string): string {
  return `config/${hash}.json`;
}
