import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';

/** What a user asks a build for. */
export type BuildRequest = {
  /** Folder of DBN files, or one file. */
  readonly raw: string;
  readonly lake: string;
  readonly profile: InstrumentProfile;
  /** Raw symbol of the contract; undefined lets the build choose. */
  readonly symbol?: string | undefined;
  /** First and last session date, YYYY-MM-DD, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Whether to make again what is up to date. */
  readonly force?: boolean | undefined;
  /** Tables after bronze to leave out, such as `gold/level_pressure_5s`. */
  readonly without?: ReadonlySet<string> | undefined;
  /** Cuts chunks smaller, to test that their size does not matter. */
  readonly chunkBytes?: number | undefined;
};

/** Who watches a build. */
export type BuildObserver = {
  /** A raw file is about to be decoded. @param work what for, such as "reading". */
  readonly file: (name: string, work: string, byteLength: number) => FileProgress;
  /** Something that the user should know. */
  readonly note: (text: string) => void;
};

/** How far a raw file is. */
export type FileProgress = {
  readonly update: (bytesRead: number, recordCount: number) => void;
  readonly done: () => void;
};

/** Whether a date lies in what the user asked for. */
export function isWanted({ from, to }: Pick<BuildRequest, 'from' | 'to'>, date: string): boolean {
  return (from === undefined || date >= from) && (to === undefined || date <= to);
}
