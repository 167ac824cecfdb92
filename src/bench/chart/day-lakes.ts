import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMessage } from '../../cli/output.ts';
import { buildDay, writeDay } from './day-lake.ts';
import type { DaySessionName } from './day-lake.ts';
import { withServedApp } from './served-app.ts';

/**
 * Builds two sessions into a lake each and serves both for as long as `use` runs.
 *
 * @param use is given their addresses, without a slash at the end.
 */
export async function withDayLakes<T>(
  sessions: readonly [DaySessionName, DaySessionName],
  use: (first: string, second: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-bench-'));
  try {
    writeMessage('building the sessions');
    const raw = join(folder, 'raw');
    await writeDay(raw);
    const [first, second] = sessions.map((name) => join(folder, name));
    await buildDay(raw, first, sessions[0]);
    await buildDay(raw, second, sessions[1]);
    return await withServedApp(first, (firstAddress) =>
      withServedApp(second, (secondAddress) => use(firstAddress, secondAddress)),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
