import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeMessage } from '../../cli/output.ts';
import { simulateInto } from '../../cli/simulation-files.ts';
import { RawFile } from '../../lake/node/raw-file.ts';

/** A simulated session, ready to be folded and built. */
export type SessionFile = {
  readonly date: string;
  readonly records: number;
  /** Folder of the packed file and what belongs to it: a raw folder as users have it. */
  readonly rawFolder: string;
  readonly packedPath: string;
  /** The same records plain. */
  readonly path: string;
};

/** Writes one session of a market of some activity, packed and plain; the same for every call. */
export async function writeSessionFile(folder: string, activity: number): Promise<SessionFile> {
  const rawFolder = join(folder, `raw-${activity}`);
  await mkdir(rawFolder, { recursive: true });
  writeMessage(`simulating a session of activity ${activity}`);
  const plan = { sessionCount: 1, from: '2025-10-29', activity, seed: 'bench' };
  const { sessions } = await simulateInto(rawFolder, plan, () => undefined);
  const [{ date, records, file }] = sessions;
  const packedPath = join(rawFolder, file);
  const path = join(folder, `session-${activity}.dbn`);
  await pipeline(await RawFile.open(packedPath), createWriteStream(path));
  return { date, records, rawFolder, packedPath, path };
}
