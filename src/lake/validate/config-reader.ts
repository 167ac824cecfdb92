import { FaultError } from '../../base/fault.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { storedProfile } from '../../domain/session/stored-profile.ts';
import type { StoredProfile } from '../../domain/session/stored-profile.ts';
import type { Findings, Place, Violation } from './findings.ts';
import type { LakeDisk } from './lake-disk.ts';

/** A configuration as it was found: what it says, or what is wrong with it. */
type FoundConfig = {
  readonly profile: InstrumentProfile | undefined;
  readonly fault: Omit<Violation, keyof Place> | undefined;
};

/** The lake's configurations by their hash; each is read and checked once. */
export class ConfigReader {
  readonly #disk: LakeDisk;
  readonly #findings: Findings;
  readonly #found = new Map<string, FoundConfig>();

  constructor(disk: LakeDisk, findings: Findings) {
    this.#disk = disk;
    this.#findings = findings;
  }

  /** The profile that a partition was made with; undefined, and told, if the lake lacks it. */
  async profileOf(hash: string, place: Place): Promise<InstrumentProfile | undefined> {
    let config = this.#found.get(hash);
    if (!config) {
      config = await readConfig(this.#disk, hash);
      this.#found.set(hash, config);
    }
    this.#findings.check(place, config.fault);
    return config.profile;
  }
}

async function readConfig({ platform }: LakeDisk, hash: string): Promise<FoundConfig> {
  const path = `config/${hash}.json`;
  const faulty = (expected: string, found: string): FoundConfig => ({
    profile: undefined,
    fault: { check: 'config', column: path, expected, found },
  });
  const text = await platform.storage.readText(path);
  if (text === undefined) return faulty('a configuration', 'none');
  const profile = profileOfText(text);
  if (typeof profile === 'string') return faulty('an instrument profile', profile);
  const sha256 = platform.sha256(text);
  const { fault } = faulty(`a text with that hash`, `one with ${sha256.slice(0, hash.length)}`);
  return { profile, fault: sha256.startsWith(hash) ? undefined : fault };
}

/** The profile, or what is wrong with it. */
function profileOfText(text: string): InstrumentProfile | string {
  try {
    return storedProfile(JSON.parse(text) as StoredProfile);
  } catch (error) {
    if (error instanceof FaultError) return error.message;
    return 'no JSON';
  }
}
