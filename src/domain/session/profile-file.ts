import { FaultError } from '../../base/fault.ts';
import type { InstrumentProfile, ProfileOverrides } from './instrument-profile.ts';
import { withOverrides } from './instrument-profile.ts';
import { nearestWord } from './nearest-word.ts';
import { isSection, profileKeys, profileSections, valueAt } from './profile-keys.ts';
import { profileNamed, profiles } from './profiles.ts';

/** A configuration file as it was read. */
export type ProfileFile = {
  /** What the file is called in messages. */
  readonly name: string;
  /** Its JSON. */
  readonly document: unknown;
};

/** What a profile is put together from; what comes later in this list wins. */
export type ProfileSources = {
  readonly file?: ProfileFile | undefined;
  /** Profile that the command line names, before the one of the file. */
  readonly profile?: string | undefined;
  readonly flags?: ProfileOverrides | undefined;
};

/** Profile that is taken where nobody names one. */
const DEFAULT_PROFILE = 'ES';

/** Key that a file may have besides those of a profile. */
const PROFILE_KEY = 'profile';

/**
 * The profile that a configuration file and a command line ask for: defaults, then the named
 * profile, then the file, then the flags.
 *
 * @throws FaultError 'input' that names the file and the key, what was expected and what found.
 */
export function profileFrom({ file, profile, flags = {} }: ProfileSources): InstrumentProfile {
  const inFile: FileWishes = file === undefined ? {} : checkedFile(file);
  const named = profileNamed(profile ?? inFile.profile ?? DEFAULT_PROFILE);
  try {
    return withOverrides(named, { ...inFile.overrides, ...definedOf(flags) });
  } catch (error) {
    const isOfFlag =
      error instanceof FaultError && String(error.context['field']) in definedOf(flags);
    if (!(error instanceof FaultError) || file === undefined || isOfFlag) throw error;
    throw new FaultError(error.code, `${file.name}: ${error.message}`, error.context, error);
  }
}

/** Keys in which two profiles differ, in the order of the documentation. */
export function profileDifferences(
  before: InstrumentProfile,
  after: InstrumentProfile,
): readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[] {
  return profileKeys
    .map(({ path }) => ({ path, before: valueAt(before, path), after: valueAt(after, path) }))
    .filter((key) => JSON.stringify(key.before) !== JSON.stringify(key.after));
}

/** The key that a mistyped one, or one without its section, was meant to be. */
export function meantKey(path: string): string | undefined {
  const paths = profileKeys.map((key) => key.path);
  const near = nearestWord(path, [...paths, ...profileSections, PROFILE_KEY]);
  if (near !== undefined) return near;
  const lastWordOf = (known: string): string => known.split('.').at(-1) ?? known;
  const word = nearestWord(lastWordOf(path), paths.map(lastWordOf));
  return paths.find((known) => lastWordOf(known) === word);
}

/** What a file asks for: some of a profile's keys, and which profile they are for. */
type FileWishes = {
  readonly profile?: string | undefined;
  readonly overrides?: ProfileOverrides;
};

function checkedFile({ name, document }: ProfileFile): FileWishes {
  assertKnown(name, document);
  const { [PROFILE_KEY]: profile, ...overrides } = document;
  return { profile: typeof profile === 'string' ? profile : undefined, overrides };
}

/** Every key is one of a profile's, with a value that it may have. */
function assertKnown(
  file: string,
  document: unknown,
): asserts document is Readonly<Record<string, unknown>> {
  if (!isSection(document)) fail(file, 'file', 'a JSON object', document);
  const known = new Map(profileKeys.map((key) => [key.path, key]));
  for (const [path, value] of pathsOf(document)) {
    if (path === PROFILE_KEY) {
      const names = Object.keys(profiles);
      if (!names.includes(String(value))) fail(file, path, `one of ${names.join(', ')}`, value);
      continue;
    }
    const key = known.get(path);
    if (key === undefined) failUnknown(file, path);
    if (!key.holds(value)) fail(file, path, key.range, value);
  }
}

/** Keys with their values, those of sections by their whole path. */
function pathsOf(
  document: Readonly<Record<string, unknown>>,
): readonly (readonly [string, unknown])[] {
  return Object.entries(document).flatMap(([word, value]): readonly [string, unknown][] => {
    const isKnownSection = profileSections.some((section) => section === word);
    if (!isKnownSection || !isSection(value)) return [[word, value]];
    return Object.entries(value).map(([inner, innerValue]) => [`${word}.${inner}`, innerValue]);
  });
}

function failUnknown(file: string, path: string): never {
  if (profileSections.some((section) => section === path)) {
    failWith(file, path, { expected: 'a section of keys', found: 'a value' });
  }
  const meant = meantKey(path);
  const expected = meant === undefined ? `one of ${siblingsOf(path).join(', ')}` : 'a known key';
  const advice = meant === undefined ? '' : `; did you mean "${meant}"?`;
  failWith(file, path, { expected, found: 'an unknown key', advice });
}

/** The keys that could stand in a key's place: those of its section, or those at the top. */
function siblingsOf(path: string): readonly string[] {
  const section = profileSections.find((name) => path.startsWith(`${name}.`));
  const paths = profileKeys.map((key) => key.path);
  if (section !== undefined) return paths.filter((known) => known.startsWith(`${section}.`));
  return [PROFILE_KEY, ...paths.filter((known) => !known.includes('.')), ...profileSections];
}

function fail(file: string, path: string, expected: string, value: unknown): never {
  const found = value === undefined ? 'nothing' : JSON.stringify(value);
  failWith(file, path, { expected, found });
}

function failWith(
  file: string,
  key: string,
  { expected, found, advice = '' }: { expected: string; found: string; advice?: string },
): never {
  const message = `${file}, ${key}: expected ${expected}, found ${found}${advice}`;
  throw new FaultError('input', message, { file, key, expected, found });
}

function definedOf(flags: ProfileOverrides): ProfileOverrides {
  const entries = Object.entries<unknown>(flags);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
