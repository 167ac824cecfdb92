import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMessage } from '../../cli/output.ts';
import { simulateInto } from '../../cli/simulation-files.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { buildLake } from '../../lake/node/build-lake.ts';
import { withServedApp } from './served-app.ts';

/** A session as busy as a usual day of ES: about seven million records of orders. */
const plan = { sessionCount: 1, from: '2025-10-29', activity: 1, seed: 'bench' };

/**
 * Simulates a session of every order, builds it and serves it for as long as `use` runs.
 *
 * @param use is given the address, without a slash at the end.
 */
export async function withOrderLake<T>(use: (address: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-bench-'));
  try {
    const [raw, lake] = [join(folder, 'raw'), join(folder, 'lake')];
    writeMessage('simulating a session of every order');
    await simulateInto(raw, plan, () => undefined);
    writeMessage('building it');
    await buildLake(
      { raw, lake, profile: profiles.ES },
      { file: () => ({ update: () => undefined, done: () => undefined }), note: () => undefined },
    );
    // What the session was made from is as large as all the rest.
    await rm(raw, { recursive: true });
    return await withServedApp(lake, use);
  } finally {
    await rm(folder, { recursive: true });
  }
}
