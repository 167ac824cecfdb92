import { profileKeys, profileSections, valueAt } from '../domain/session/profile-keys.ts';
import type { ProfileKey } from '../domain/session/profile-keys.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';

/** A configuration file with every key of a profile, each under a line that explains it. */
export function configFileText(profile: InstrumentProfile): string {
  const topKeys = profileKeys.filter(({ path }) => !path.includes('.'));
  const blocks = [
    `  "profile": ${JSON.stringify(profile.name)}`,
    ...topKeys.map((key) => keyText(profile, key, '  ')),
    ...profileSections.map((section) => sectionText(profile, section)),
  ];
  const head = [
    `// Configuration of Spymaster: profile ${profile.name}, its defaults.`,
    '// What is left out keeps its default; flags of the command line win over this file.',
  ];
  return [...head, '{', blocks.join(',\n'), '}'].join('\n');
}

function sectionText(profile: InstrumentProfile, section: string): string {
  const keys = profileKeys.filter(({ path }) => path.startsWith(`${section}.`));
  const inner = keys.map((key) => keyText(profile, key, '    ')).join(',\n');
  return `  "${section}": {\n${inner}\n  }`;
}

function keyText(
  profile: InstrumentProfile,
  { path, doc, unit, range }: ProfileKey,
  indent: string,
): string {
  const name = path.slice(path.indexOf('.') + 1);
  const value = JSON.stringify(valueAt(profile, path));
  return `${indent}// ${doc} ${unit}: ${range}.\n${indent}"${name}": ${value}`;
}
