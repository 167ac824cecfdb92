import { Option } from 'commander';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { FaultError } from '../base/fault.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { profileFrom } from '../domain/session/profile-file.ts';
import type { ProfileFile } from '../domain/session/profile-file.ts';
import { profiles } from '../domain/session/profiles.ts';
import { parseCommentedJson } from './commented-json.ts';
import { wallClock, wholeNumber } from './flag-values.ts';

/** Flags that say what market a command is about. */
export type ProfileFlags = {
  readonly config?: string;
  readonly profile?: string;
  readonly premarket?: string;
  readonly open?: string;
  readonly orMinutes?: number;
  readonly end?: string;
};

/** Adds those flags to a command. */
export function addProfileFlags(command: Command): Command {
  return command
    .option('--config <file>', 'JSON file, comments allowed, with any keys that `config` shows')
    .addOption(
      new Option('--profile <name>', 'instrument profile (default: ES)').choices(
        Object.keys(profiles),
      ),
    )
    .option('--premarket <HH:MM>', 'session start instead of the profile’s', wallClock)
    .option('--open <HH:MM>', 'open instead of the profile’s', wallClock)
    .option('--or-minutes <n>', 'length of the opening range', wholeNumber(1))
    .option('--end <HH:MM>', 'session end instead of the profile’s', wallClock);
}

/**
 * The profile that the flags ask for: defaults, named profile, file, flags; the later one wins.
 *
 * @throws FaultError 'input' that names file and key, what was expected and what found.
 */
export async function profileOfFlags(flags: ProfileFlags): Promise<InstrumentProfile> {
  const { config, profile, premarket, open, orMinutes, end } = flags;
  return profileFrom({
    file: config === undefined ? undefined : await readProfileFile(config),
    profile,
    flags: { premarketStart: premarket, open, orMinutes, end },
  });
}

async function readProfileFile(path: string): Promise<ProfileFile> {
  const text = await readFile(path, 'utf8');
  try {
    return { name: path, document: parseCommentedJson(text) };
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new FaultError('input', `${path}: expected JSON, found ${found}`, { file: path }, cause);
  }
}
