import { episodes } from '../contracts/episodes.ts';
import type { AnyColumns } from '../contracts/contract.ts';
import { labels } from '../contracts/labels.ts';
import { narrowed } from '../contracts/narrowed.ts';
import { setups } from '../contracts/setups.ts';
import type { SessionSetups } from '../domain/retrieval/corpus.ts';
import { setupsOf } from '../domain/retrieval/stored-setups.ts';
import { vectorColumns } from '../domain/setups/vector-layout.ts';
import { storedSession } from '../lake/corpus/stored-session.ts';
import type { CatalogSession } from '../protocol/lake-catalog.ts';
import type { GoldTables } from './gold-tables.ts';

/** What of the tables makes the past; of long vectors each column takes its time. */
const asked = {
  setups: narrowed(setups, [
    ...['row_id', 'row_type', 'approach_id', 'level_kind', 'dir', 'atr_mode', 'x_ticks', 'y'],
    ...['b_ticks', 'atr_s', 'p_fp', 'win', 'decided_ns'],
    ...vectorColumns.map(({ name }) => name),
  ]),
  labels: narrowed(labels, [
    ...(['row_id', 'event_id', 'H_min', 'touch', 'outcome', 't_break_10'] as const),
    ...(['p_geo_break', 'p_geo_reject', 'p_geo_chop', 'mfe', 'mae', 'instant'] as const),
  ]),
  episodes: narrowed(episodes, ['approach_id', 'confluence_id']),
};

/** Where a setup of the past stands in its day. */
export type RowPlace = {
  /** UNIX ns. */
  readonly decidedNs: bigint;
  /** Last window that had ended. */
  readonly win: number;
  readonly barrierTicks: number;
  /** The episode it belongs to or led to; undefined without a touch. */
  readonly eventId: string | undefined;
};

/** A session of the past: its setups, and where each of them stands. */
export type PastSession = {
  readonly session: CatalogSession;
  readonly setups: SessionSetups;
  /** By row id. */
  readonly places: ReadonlyMap<string, RowPlace>;
};

/** Sessions of the past, each read once however often it is asked. */
export class PastSessions {
  readonly #gold: GoldTables;
  readonly #sessions = new Map<string, Promise<PastSession>>();

  constructor(gold: GoldTables) {
    this.#gold = gold;
  }

  /**
   * A session's setups.
   *
   * @param touchTicks a price this close to a level touches it.
   * @throws FaultError 'unavailable', 'decode' or 'contract', naming the file.
   */
  read(session: CatalogSession, touchTicks: number): Promise<PastSession> {
    const key = `${session.date} ${session.symbol} ${session.configHash ?? ''}`;
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    const reading = this.#readSession(session, touchTicks);
    this.#sessions.set(key, reading);
    // What could not be read may be there the next time.
    reading.catch(() => this.#sessions.delete(key));
    return reading;
  }

  async #readSession(session: CatalogSession, touchTicks: number): Promise<PastSession> {
    const [rows, labelRows, episodeRows] = await Promise.all([
      this.#gold.read(asked.setups, session),
      this.#gold.read(asked.labels, session),
      this.#gold.read(asked.episodes, session),
    ]);
    const tables = { setups: rows, labels: labelRows, episodes: episodeRows };
    const known = setupsOf(storedSession(tables, { date: session.date, touchTicks }));
    return { session, setups: known, places: placesOf(rows, known) };
  }
}

/** Columns of `setups` whose types its contract only tells at run time. */
type PlaceColumns = {
  readonly row_id: readonly string[];
  readonly decided_ns: BigInt64Array;
  readonly win: Int32Array;
  readonly b_ticks: Int32Array;
};

function placesOf(rows: AnyColumns, { rows: known }: SessionSetups): PastSession['places'] {
  const columns = rows as unknown as PlaceColumns;
  const events = new Map(
    Object.values(known).flatMap(({ rowIds, eventIds }) =>
      rowIds.map((id, row) => [id, eventIds[row]] as const),
    ),
  );
  return new Map(
    columns.row_id.map((id, row) => [
      id,
      {
        ...{ decidedNs: columns.decided_ns[row] ?? 0n, win: columns.win[row] ?? NaN },
        ...{ barrierTicks: columns.b_ticks[row] ?? NaN, eventId: events.get(id) },
      },
    ]),
  );
}
