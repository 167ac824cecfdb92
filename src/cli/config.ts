import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { meantKey, profileDifferences } from '../domain/session/profile-file.ts';
import { profileKeys, valueAt } from '../domain/session/profile-keys.ts';
import type { ProfileKey } from '../domain/session/profile-keys.ts';
import { profileNamed } from '../domain/session/profiles.ts';
import { configHashOf } from '../lake/stage/lake-config.ts';
import { sha256 } from '../lake/node/column-hash.ts';
import { configFileText } from './config-file-text.ts';
import { writeJson, writeText } from './output.ts';
import { addProfileFlags, profileOfFlags } from './profile-flags.ts';
import type { ProfileFlags } from './profile-flags.ts';
import { textTable } from './text-table.ts';

type ConfigFlags = ProfileFlags & {
  readonly diff?: true;
  readonly explain?: string;
  readonly printDefault?: true;
  readonly json?: true;
};

/** Adds `config`: the configuration that a build with the same flags would use. */
export function registerConfig(program: Command): void {
  const command = program
    .command('config')
    .description('print the configuration that a build with these flags would use');
  addProfileFlags(command)
    .option('--diff', 'only what differs from the profile’s defaults')
    .option('--explain <key>', 'what one key means and may be')
    .option('--print-default', 'a file for --config: the profile’s defaults, explained')
    .option('--json', 'print one JSON document; without --diff and --explain a file for --config')
    .action(async (flags: ConfigFlags) => {
      const profile = await profileOfFlags(flags);
      if (flags.printDefault) writeText(configFileText(profileNamed(profile.name)));
      else if (flags.explain !== undefined) explain(profile, flags.explain, flags.json === true);
      else if (flags.diff) showDifferences(profile, flags.json === true);
      else show(profile, flags.json === true);
    });
}

function show(profile: InstrumentProfile, isJson: boolean): void {
  if (isJson) {
    const { name, ...values } = profile;
    writeJson({ profile: name, ...values });
    return;
  }
  const rows = profileKeys.map(({ path, unit, doc }) => [
    path,
    shortened(wordOf(valueAt(profile, path))),
    unit,
    doc,
  ]);
  const title = `profile ${profile.name}, config hash ${configHashOf(profile, sha256)}`;
  writeText([title, '', ...textTable(rows, ['left', 'left', 'left', 'left'])].join('\n'));
}

function showDifferences(profile: InstrumentProfile, isJson: boolean): void {
  const differences = profileDifferences(profileNamed(profile.name), profile).map(
    ({ path, before, after }) => ({ key: path, default: before, value: after }),
  );
  if (isJson) {
    writeJson({ profile: profile.name, differences });
    return;
  }
  const rows = differences.map((key) => [key.key, wordOf(key.default), '→', wordOf(key.value)]);
  const lines = textTable(rows, ['left', 'left', 'left', 'left']);
  writeText(rows.length === 0 ? `profile ${profile.name}, its defaults` : lines.join('\n'));
}

function explain(profile: InstrumentProfile, path: string, isJson: boolean): void {
  const key = keyNamed(path);
  const { unit, range, doc, usedIn } = key;
  const value = valueAt(profile, path);
  const before = valueAt(profileNamed(profile.name), path);
  if (isJson) {
    writeJson({ key: path, doc, unit, range, usedIn, default: before, value });
    return;
  }
  const rows = [
    ['may be', range],
    ['unit', unit],
    ['default', `${wordOf(before)} (profile ${profile.name})`],
    ['value', wordOf(value)],
    ['used in', usedIn],
  ];
  writeText([`${path}: ${doc}`, ...textTable(rows, ['left', 'left'])].join('\n'));
}

function keyNamed(path: string): ProfileKey {
  const key = profileKeys.find((known) => known.path === path);
  if (key) return key;
  const paths = profileKeys.map((known) => known.path);
  const alike = paths.filter((known) => known.includes(path));
  const expected = `one of ${(alike.length > 0 ? alike : paths).join(', ')}`;
  const meant = alike.length > 0 ? undefined : meantKey(path);
  const message =
    meant === undefined
      ? `expected ${expected}, found "${path}"`
      : `expected a known key, found "${path}"; did you mean "${meant}"?`;
  throw new FaultError('input', `config key: ${message}`);
}

/** Long values would push the words behind them out of the window; --explain shows them whole. */
function shortened(word: string): string {
  return word.length > 24 ? `${word.slice(0, 23)}…` : word;
}

function wordOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
