import { FaultError } from '../../base/fault.ts';
import { writeMessage } from '../../cli/output.ts';
import { medianMs } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';
import { BrowserSteps } from './browser-steps.ts';
import { checkAlike, measured } from './measure.ts';
import type { Measure } from './measure.ts';
import { NodeSteps } from './node-steps.ts';
import type { BenchFile } from './node-steps.ts';

const plans = [
  { step: 'book', title: 'browser worker, from memory', goal: 1.25 },
  { step: 'file', title: 'browser worker, from a File', goal: 1.8 },
] as const;

/** Measures the book in a browser's worker against Node, by turns; none where no browser runs. */
export async function browserRows(
  file: BenchFile,
  repetitions: number,
): Promise<readonly BenchRow[]> {
  const browser = await opened(file);
  if (browser === undefined) return [];
  try {
    const node = new NodeSteps(file);
    const rows: BenchRow[] = [];
    for (const { step, title, goal } of plans) {
      const pairs: { there: Measure; here: Measure }[] = [];
      for (let turn = 0; turn <= repetitions; turn++) {
        const there = await browser.run(step);
        pairs.push({ there, here: await measured(() => node.run(step)) });
      }
      checkAlike(
        title,
        pairs.flatMap(({ there, here }) => [there, here]),
      );
      // The first pass compiles.
      const [, ...warm] = pairs;
      const value = medianMs(
        warm.map(({ there }) => there),
        'wallMs',
      );
      const nodeMs = medianMs(
        warm.map(({ here }) => here),
        'wallMs',
      );
      const { name, records } = file;
      rows.push({
        ...{ file: name, title, unit: 'wall ms', records, value, goal, repetitions },
        against: { name: 'Node', value: nodeMs },
      });
    }
    return rows;
  } finally {
    await browser.close();
  }
}

async function opened({ path, tickNano }: BenchFile): Promise<BrowserSteps | undefined> {
  try {
    return await BrowserSteps.open(path, tickNano);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    writeMessage(`${error.message}: measured without a browser`);
    return undefined;
  }
}
