/** The real order streams beside the repository, one contract each, for specs. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import { MBO } from '../domain/dbn/mbo.ts';
import { Rtype } from '../domain/dbn/record-kinds.ts';
import type { LedgerOptions } from '../domain/ledger/ledger-fold.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { profiles } from '../domain/session/profiles.ts';
import { fixturesDir } from '../lake/node/fixtures.ts';
import { rawFileChunks } from '../lake/node/raw-file.ts';
import { importLobster } from './import-lobster.ts';

/** A real stream: its market, the hours that it covers, and its records. */
export type FixtureStream = {
  readonly name: string;
  readonly profile: InstrumentProfile;
  readonly options: LedgerOptions;
  /** Words of all its mbo records, one behind the other. */
  readonly words: () => Promise<Int32Array<ArrayBuffer>>;
};

const aapl = 'book/lobster/AAPL_2012-06-21';

/** ES on an evening, crude oil from the middle of a day on, an hour of AAPL. */
export const fixtureStreams: readonly FixtureStream[] = [
  {
    name: 'ES, 2023-12-25, evening',
    profile: profiles.ES,
    options: hours('2023-12-25T22:00', '2023-12-26T00:00', profiles.ES),
    words: () => wordsOf(join(fixturesDir, 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst')),
  },
  {
    name: 'crude oil, 2025-09-24, from 15:30',
    profile: profiles.CL,
    options: hours('2025-09-24T19:30', '2025-09-24T22:00', profiles.CL),
    words: () => wordsOf(join(fixturesDir, 'dbn/mbo/CLX5_mbo.dbn')),
  },
  {
    name: 'AAPL, 2012-06-21, 09:30 to 10:30',
    profile: profiles.AAPL,
    options: hours('2012-06-21T13:30', '2012-06-21T14:30', profiles.AAPL),
    words: aaplWords,
  },
];

function hours(start: string, end: string, { tickNano }: InstrumentProfile): LedgerOptions {
  const utcNs = (text: string): bigint => BigInt(Date.parse(`${text}Z`)) * 1_000_000n;
  return { startNs: utcNs(start), endNs: utcNs(end), tickNano };
}

async function wordsOf(path: string): Promise<Int32Array<ArrayBuffer>> {
  const parts: Int32Array[] = [];
  const reader = new DbnReader({
    run: ({ rtype, words, count }) => {
      if (rtype === Rtype.Mbo) parts.push(words.slice(0, count * MBO.wordCount));
    },
  });
  for await (const chunk of rawFileChunks(path)) reader.push(chunk);
  reader.end();
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function aaplWords(): Promise<Int32Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'fixture-stream-'));
  try {
    const path = (file: string): string => join(fixturesDir, `${aapl}_${file}.csv.zst`);
    const out = join(folder, 'aapl.dbn');
    const files = { messages: path('0930_1030_message_50'), book: path('first999_orderbook_10') };
    await importLobster({ ...files, out, symbol: 'AAPL', date: '2012-06-21' });
    return await wordsOf(out);
  } finally {
    await rm(folder, { recursive: true });
  }
}
