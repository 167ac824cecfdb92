import { FaultError } from '../../base/fault.ts';

/** What a step cost once. */
export type Measure = {
  /** Processor time of the whole process, all its threads, ms. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly records: number;
  /** What came out; equal wherever the same work was done. */
  readonly digest: number;
};

/** What a step makes of its input. */
export type StepResult = Pick<Measure, 'records' | 'digest'>;

/** Runs a step once with both clocks on it. */
export async function measured(step: () => StepResult | Promise<StepResult>): Promise<Measure> {
  const cpuStart = process.cpuUsage();
  const wallStart = performance.now();
  const result = await step();
  const wallMs = performance.now() - wallStart;
  const { user, system } = process.cpuUsage(cpuStart);
  return { ...result, cpuMs: (user + system) / 1000, wallMs };
}

/** The middle one of some numbers, or the mean of the two. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[Math.floor(middle)];
}

/**
 * Holds runs of a step to the same result.
 *
 * @throws FaultError naming the step, if two digests or record counts differ.
 */
export function checkAlike(step: string, measures: readonly Measure[]): void {
  const [first, ...others] = measures;
  for (const { records, digest } of others) {
    if (records === first.records && digest === first.digest) continue;
    const expected = `${first.records} records, digest ${first.digest}`;
    const found = `${records} records, digest ${digest}`;
    throw new FaultError('input', `${step}: expected ${expected}, found ${found}`);
  }
}
