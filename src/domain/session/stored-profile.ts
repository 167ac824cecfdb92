import { withOverrides } from './instrument-profile.ts';
import type { InstrumentProfile, ProfileOverrides } from './instrument-profile.ts';
import { profiles } from './profiles.ts';

/** A configuration as a lake keeps it: whole when it was written, by what was whole then. */
export type StoredProfile = ProfileOverrides & { readonly name: string };

/**
 * The profile that a lake was built with. A lake may be older than the last key of a profile, whose
 * default was then how everything was done.
 *
 * @throws FaultError 'input' that names the first field that cannot be.
 */
export function storedProfile({ name, ...stored }: StoredProfile): InstrumentProfile {
  const known = Object.values<InstrumentProfile>(profiles).find((one) => one.name === name);
  return { ...withOverrides(known ?? profiles.ES, stored), name };
}
