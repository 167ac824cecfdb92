import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMessage } from '../../cli/output.ts';
import { buildDay, daySessions, writeDay } from './day-lake.ts';
import { withServedApp } from './served-app.ts';

/** Where the two sessions are served, without a slash at the end. */
export type DayAddresses = { readonly short: string; readonly long: string };

/** Builds and serves the short and the long session for as long as `use` runs. */
export async function withDayLakes<T>(use: (addresses: DayAddresses) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-bench-'));
  try {
    writeMessage('building the sessions');
    const [raw, short, long] = ['raw', 'short', 'long'].map((name) => join(folder, name));
    await writeDay(raw);
    await buildDay(raw, short, daySessions.short);
    await buildDay(raw, long, daySessions.long);
    return await withServedApp(short, (shortAddress) =>
      withServedApp(long, (longAddress) => use({ short: shortAddress, long: longAddress })),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
