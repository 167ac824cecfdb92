import { writeMessage } from '../../cli/output.ts';
import { medianMs } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';
import { checkAlike, measured } from './measure.ts';
import type { Measure } from './measure.ts';
import type { NativeSteps } from './native-steps.ts';
import { NodeSteps } from './node-steps.ts';
import type { BenchFile, StepName } from './node-steps.ts';

/** How the steps are measured. */
type StepOptions = {
  /** The same steps in C, if there is a compiler. */
  readonly native: NativeSteps | undefined;
  readonly repetitions: number;
};

/** What a row is called, which clock counts, and how good it should be. */
type StepPlan = {
  readonly title: string;
  readonly clock: 'cpuMs' | 'wallMs';
  readonly goal?: number;
};

const plans: Readonly<Record<StepName, StepPlan>> = {
  scan: { title: 'scan of the same bytes', clock: 'cpuMs' },
  decode: { title: 'decode, ten fields', clock: 'cpuMs' },
  book: { title: 'decode + book', clock: 'cpuMs', goal: 1.6 },
  file: { title: 'raw file → book', clock: 'cpuMs', goal: 1.8 },
  zstd: { title: '.dbn.zst → book', clock: 'wallMs', goal: 1.6 },
};

/** A short file is gone through so often that its records come to about so many. */
const RECORDS_MIN = 2_000_000;

/**
 * Measures steps on a file, in TypeScript and C by turns, after one pass that is left out; held to
 * the same digest.
 */
export async function stepRows(
  file: BenchFile,
  steps: readonly StepName[],
  { native, repetitions }: StepOptions,
): Promise<readonly BenchRow[]> {
  const node = new NodeSteps(file);
  const rows: BenchRow[] = [];
  for (const step of steps) {
    const first = await measured(() => node.run(step));
    const ours: Measure[] = [];
    const theirs: Measure[] = [];
    const passes = Math.ceil(RECORDS_MIN / first.records);
    for (let turn = 0; turn < repetitions; turn++) {
      theirs.push(...(native?.run(step, file, passes) ?? []));
      for (let pass = 0; pass < passes; pass++) ours.push(await measured(() => node.run(step)));
    }
    checkAlike(`${file.name}, ${step}`, [...ours, ...theirs]);
    if (native !== undefined && theirs.length === 0) {
      writeMessage('no libzstd.so.1 (package libzstd1): no C to measure .dbn.zst against');
    }
    rows.push(rowOf(file, step, { ours, theirs }));
    // What a command that runs once sees: most of the loop not yet compiled.
    if (step === 'book') rows.push(firstPass(file, first, theirs));
  }
  return rows;
}

function rowOf(
  { name, records }: BenchFile,
  step: StepName,
  { ours, theirs }: { readonly ours: readonly Measure[]; readonly theirs: readonly Measure[] },
): BenchRow {
  const { title, clock, goal } = plans[step];
  return {
    file: name,
    title,
    unit: clock === 'cpuMs' ? 'cpu ms' : 'wall ms',
    records,
    value: medianMs(ours, clock),
    ...(theirs.length === 0 ? {} : { against: { name: 'C', value: medianMs(theirs, clock) } }),
    ...(goal === undefined || theirs.length === 0 ? {} : { goal }),
    repetitions: ours.length,
  };
}

function firstPass(file: BenchFile, first: Measure, theirs: readonly Measure[]): BenchRow {
  const row = rowOf(file, 'book', { ours: [first], theirs });
  return { ...row, title: 'decode + book, first pass', goal: undefined };
}
