import { MANIFEST_VERSION } from '../stage/manifest.ts';
import type { Manifest } from '../stage/manifest.ts';

/** A field of a manifest that is not what it has to be. */
export type ManifestFault = {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
};

type FieldTest = readonly [field: string, expected: string, holds: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isHash = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isNs = (value: unknown): boolean => typeof value === 'string' && /^\d+$/.test(value);

const hash = 'a SHA-256';

const fieldTests: readonly FieldTest[] = [
  ['manifestVersion', String(MANIFEST_VERSION), (value) => value === MANIFEST_VERSION],
  ['tier', 'a word', isText],
  ['table', 'a word', isText],
  ['symbol', 'a word', isText],
  ['date', 'a date', isText],
  ['stage.name', 'a word', isText],
  ['stage.version', 'a count', isCount],
  ['configHash', 'a hash', isText],
  [
    'inputs',
    'names with their SHA-256',
    (value) =>
      Array.isArray(value) && value.every((i) => isText(at(i, 'name')) && isHash(at(i, 'sha256'))),
  ],
  ['rowCount', 'a count', isCount],
  ['layout', 'a hash', (value) => value === undefined || isText(value)],
  ['columns', `${hash} by column`, (value) => isRecordOf(value, isHash)],
  [
    'files',
    `length and ${hash} by name`,
    (value) => isRecordOf(value, (f) => isCount(at(f, 'byteLength')) && isHash(at(f, 'sha256'))),
  ],
  [
    'source.kind',
    'mbo, mbp-10, trades or ohlcv-1m',
    (v) => v === 'mbo' || v === 'mbp-10' || v === 'trades' || v === 'ohlcv-1m',
  ],
  ['source.instrumentId', 'a number', (value) => typeof value === 'number'],
  ['source.records', 'a count', isCount],
  ['source.firstNs', 'UNIX ns', isNs],
  ['source.lastNs', 'UNIX ns', isNs],
  ['source.qaOffTick', 'a count', isCount],
  ['source.synthetic', 'true or false', isFlag],
  ['source.planted', 'true or false', isFlag],
  ['source.reasons', 'texts', (value) => Array.isArray(value) && value.every(isText)],
];

/** A manifest from its text, or the first thing about it that is wrong. */
export function parseManifest(
  text: string,
): { readonly manifest: Manifest } | { readonly fault: ManifestFault } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { fault: { field: 'manifest.json', expected: 'JSON', found: 'other text' } };
  }
  for (const [field, expected, holds] of fieldTests) {
    const value = field.split('.').reduce(at, document);
    if (!holds(value)) {
      return { fault: { field, expected, found: value === undefined ? 'none' : shortText(value) } };
    }
  }
  return { manifest: document as Manifest };
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isRecordOf(value: unknown, holds: (item: unknown) => boolean): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(holds)
  );
}

function shortText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
