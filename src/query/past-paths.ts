import { setupPaths } from '../contracts/setup-paths.ts';
import type { Columns } from '../contracts/contract.ts';
import type { PastPath, PastRow } from '../protocol/evidence-api.ts';
import type { GoldTables } from './gold-tables.ts';
import type { PastSession } from './past-sessions.ts';

/** Price by step around a touch. */
type EventPath = { readonly firstStep: number; readonly x: Float32Array };

/** Price paths around the touches of past sessions, each session's read once, when it is asked. */
export class PastPaths {
  readonly #gold: GoldTables;
  readonly #sessions = new Map<string, Promise<ReadonlyMap<string, EventPath>>>();

  constructor(gold: GoldTables) {
    this.#gold = gold;
  }

  /**
   * The path that a row led to; undefined without a touch.
   *
   * @param days sessions of the row's date.
   * @throws FaultError 'unavailable', 'decode' or 'contract', naming the file.
   */
  async find(
    { date, rowId }: PastRow,
    days: readonly PastSession[],
  ): Promise<PastPath | undefined> {
    const day = days.find(({ places }) => places.has(rowId));
    const row = day?.places.get(rowId);
    if (day === undefined || row?.eventId === undefined) return undefined;
    const [path, touch] = [
      (await this.#pathsOf(day)).get(row.eventId),
      day.places.get(row.eventId),
    ];
    if (path === undefined || touch === undefined) return undefined;
    return {
      ...{ date, rowId, ...path, barrierTicks: touch.barrierTicks },
      atS: Number((row.decidedNs + 999_999_999n) / 1_000_000_000n),
      rowStep: row.win - touch.win,
    };
  }

  /** Reads a session's paths ahead; what cannot be read is told to whoever asks for it. */
  async read(day: PastSession): Promise<void> {
    await this.#pathsOf(day).catch(() => undefined);
  }

  #pathsOf({ session }: PastSession): Promise<ReadonlyMap<string, EventPath>> {
    const key = `${session.date} ${session.symbol} ${session.configHash ?? ''}`;
    const known = this.#sessions.get(key);
    if (known !== undefined) return known;
    const reading = this.#gold.read(setupPaths, session).then(pathsByEvent);
    this.#sessions.set(key, reading);
    reading.catch(() => this.#sessions.delete(key));
    return reading;
  }
}

/** Rows of the table, ascending by event and step without a gap, as one path per event. */
export function pathsByEvent({
  event_id: events,
  step,
  px,
}: Columns<typeof setupPaths>): ReadonlyMap<string, EventPath> {
  const paths = new Map<string, EventPath>();
  for (let first = 0; first < events.length;) {
    let end = first;
    while (end < events.length && events[end] === events[first]) end++;
    const x = Float32Array.from(px.subarray(first, end));
    paths.set(events[first] ?? '', { firstStep: step[first] ?? 0, x });
    first = end;
  }
  return paths;
}
