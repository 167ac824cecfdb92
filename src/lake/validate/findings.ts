import { EXAMPLES_MAX } from '../../contracts/table-check.ts';
import type { ContractBreak } from '../../contracts/table-check.ts';

/** One thing that is not as it has to be. */
export type Violation = {
  /** `tier/table`, or `lake` for what belongs to no table. */
  readonly table: string;
  /** What was checked, as a word: file, manifest, schema, range, rule, catalog, … */
  readonly check: string;
  readonly symbol?: string;
  /** Session date, YYYY-MM-DD. */
  readonly date?: string;
  /** Row from 0. */
  readonly row?: number;
  /** Column, or what else of the place is meant: a file, a field of a document. */
  readonly column?: string;
  readonly expected: string;
  readonly found: string;
};

/** Violations of one check of one table and column. */
export type ViolationKind = {
  readonly table: string;
  readonly check: string;
  readonly column: string | undefined;
  readonly count: number;
  /** The first few. */
  readonly violations: readonly Violation[];
};

/** Where a violation belongs. */
export type Place = Pick<Violation, 'table' | 'symbol' | 'date'>;

/** What was looked at in one table. */
export type TableTally = {
  readonly table: string;
  readonly partitions: number;
  readonly rows: number;
  readonly checks: number;
  readonly violations: number;
};

type OpenTally = { -readonly [K in keyof TableTally]: TableTally[K] };

/** Gathers what a validation finds: every kind with its first examples and its number. */
export class Findings {
  readonly #kinds = new Map<string, ViolationKind & { count: number; violations: Violation[] }>();
  readonly #tallies = new Map<string, OpenTally>();

  /** Kinds of violation in the order in which they were met. */
  get kinds(): readonly ViolationKind[] {
    return [...this.#kinds.values()];
  }

  /** Tables in the order in which they were met. */
  get tallies(): readonly TableTally[] {
    return [...this.#tallies.values()];
  }

  /** All violations, those too of which nothing but their number was kept. */
  get count(): number {
    return this.kinds.reduce((sum, { count }) => sum + count, 0);
  }

  /** Counts a partition and its rows. */
  notePartition({ table }: Place, rows: number): void {
    const tally = this.#tallyOf(table);
    tally.partitions++;
    tally.rows += rows;
  }

  /** Counts checks that were made, whatever they found. */
  noteChecks({ table }: Place, checks = 1): void {
    this.#tallyOf(table).checks += checks;
  }

  /** Makes one check: `violation` is what it found, undefined if all is well. */
  check(place: Place, violation: Omit<Violation, keyof Place> | undefined): void {
    this.noteChecks(place);
    if (violation) this.add({ ...place, ...violation });
  }

  /** Takes a violation. */
  add(violation: Violation): void {
    this.#add([violation], 1);
  }

  /** Takes what a contract's check found in a partition. */
  addBreak(place: Place, { check, column, count, examples }: ContractBreak): void {
    this.#add(
      examples.map((example) => ({ ...place, check, column, ...example })),
      count,
    );
  }

  #add(violations: readonly Violation[], count: number): void {
    const [{ table, check, column }] = violations;
    this.#tallyOf(table).violations += count;
    const key = [table, check, column].join('\n');
    const kind = this.#kinds.get(key) ?? { table, check, column, count: 0, violations: [] };
    this.#kinds.set(key, kind);
    kind.violations.push(...violations.slice(0, EXAMPLES_MAX - kind.violations.length));
    kind.count += count;
  }

  #tallyOf(table: string): OpenTally {
    const known = this.#tallies.get(table);
    if (known) return known;
    const tally = { table, partitions: 0, rows: 0, checks: 0, violations: 0 };
    this.#tallies.set(table, tally);
    return tally;
  }
}

/** A violation if two values differ. */
export function unlessEqual(
  check: string,
  column: string,
  { expected, found }: { readonly expected: unknown; readonly found: unknown },
): Omit<Violation, keyof Place> | undefined {
  const [expectedText, foundText] = [textOf(expected), textOf(found)];
  if (expectedText === foundText) return undefined;
  return { check, column, expected: expectedText, found: foundText };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'string' || typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  // The order of keys means nothing.
  return JSON.stringify(
    Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}
