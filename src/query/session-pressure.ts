import type { Contract } from '../contracts/contract.ts';
import { levelPressure5s } from '../contracts/level-pressure-5s.ts';
import { reprices5s } from '../contracts/reprices-5s.ts';
import { NO_ANCHOR } from '../domain/features/anchors.ts';
import type { Anchors } from '../domain/features/anchors.ts';
import { indexLedger, rowEndedBy } from '../domain/features/ledger-index.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import { levelAnchors } from '../domain/features/level-anchors.ts';
import { levelPressures } from '../domain/features/level-pressure.ts';
import { allToNano } from '../domain/features/rounding.ts';
import { storedPressureRow } from '../domain/features/stored-pressure.ts';
import { touchRatios } from '../domain/features/touch-ratios.ts';
import { WINDOW_NS } from '../domain/ledger/ledger-columns.ts';
import type { SessionLedger } from '../domain/ledger/ledger-columns.ts';
import type { LevelColumns } from '../domain/levels/level-columns.ts';
import type { PressureRules } from '../domain/session/instrument-profile.ts';
import { anchorLevelKinds, levelKinds } from '../domain/session/level-kind.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import type {
  LedgerInTransit,
  LevelId,
  LevelPressureNow,
  OwnLevel,
  PressureAsk,
  PressureFacts,
  PressureSession,
  PressureStep,
  PressureTrack,
} from '../protocol/pressure-api.ts';
import { profileOf } from '../protocol/session-profile.ts';
import { levelLadder } from './level-ladder.ts';
import { levelPressureNow, nowhere } from './level-now.ts';
import type { Obstacle } from './level-now.ts';
import { LOOKBACK_WINDOWS, levelTraces } from './level-trace.ts';
import type { LevelTrace } from './level-trace.ts';
import { SessionDepth } from './session-depth.ts';

const MINUTE_WINDOWS = 12;
const WINDOW_S = WINDOW_NS / 1e9;

/** What the touch says of every window, whatever the level. */
type TouchTrack = Pick<PressureTrack, 'endS' | 'ofi' | 'velocity'>;

/**
 * The open session's pressure as the cursor may see it, at any level.
 *
 * The rules are the domain's own, those of the lake's build, so a row here is the lake's row to the
 * bit. A level is computed once for all windows, for that takes less than a tenth of a second and
 * no window knows of a later one; a cursor then reads its row.
 */
export class SessionPressure {
  readonly #key: string;
  readonly #index: LedgerIndex;
  readonly #rules: PressureRules;
  readonly #startS: number;
  /** The session's levels in each window. */
  readonly #kinds: ReadonlyMap<LevelId, Anchors>;
  /** The levels that every answer tells of. */
  readonly #shownKinds: readonly LevelKind[];
  readonly #touch: TouchTrack;
  #own: readonly OwnLevel[] = [];
  /** What has been computed; own levels as they stand. */
  #traces = new Map<LevelId, LevelTrace>();

  /** Takes over the columns. */
  constructor({ session, ledger, levels }: PressureSession) {
    const profile = profileOf(session);
    const { startNs } = sessionAnchors(profile, session.date);
    this.#key = `${session.date} ${session.symbol}`;
    this.#index = indexLedger(arrived(ledger));
    this.#rules = profile.pressure;
    this.#startS = Number(startNs / 1_000_000_000n);
    this.#kinds = new Map(
      levelKinds.map((kind) => [kind, anchorsOf(levels, kind, this.#index, startNs)]),
    );
    this.#shownKinds = anchorLevelKinds.filter((kind) => profile.levelKinds.includes(kind));
    this.#touch = this.#touchTrack();
    this.#trace(this.#shownKinds);
  }

  /** The depth of the same ledger. */
  depth(): SessionDepth {
    return new SessionDepth(this.#index, { key: this.#key, startS: this.#startS });
  }

  /** What there is to move over. */
  facts(): PressureFacts {
    const { rowCount } = this.#index;
    if (rowCount === 0) return { key: this.#key, firstS: undefined, lastS: undefined };
    return { key: this.#key, firstS: this.#endS(0), lastS: this.#endS(rowCount - 1) };
  }

  /** Replaces the user's own levels. @see PressureApi.drawLevels */
  drawLevels(levels: readonly OwnLevel[]): void {
    for (const { id, tick } of this.#own) {
      if (!levels.some((level) => level.id === id && level.tick === tick)) this.#traces.delete(id);
    }
    this.#own = levels;
  }

  /** Pressure at an instant. @see PressureApi.at */
  at(ask: PressureAsk): PressureStep {
    const startedMs = performance.now();
    const row = this.#rowAt(ask.atS);
    const ids: LevelId[] = [...this.#shownKinds, ...this.#own.map(({ id }) => id)];
    if (this.#anchors(ask.selected) !== undefined && !ids.includes(ask.selected)) {
      ids.push(ask.selected);
    }
    this.#trace(ids);
    const anchors = this.#anchors(ask.selected);
    const windowCount = anchors === undefined ? 0 : row + 1;
    const { windows, isByTick = false } = ask;
    const ladderAsk = { row, windows, isByTick };
    const ladder = levelLadder(this.#index, anchors, this.#rules, ladderAsk);
    return {
      ...{ key: this.#key, ask, untilS: row < 0 ? undefined : this.#endS(row) },
      levels: ids.map((id) => this.#levelAt(id, row, ask)),
      ...{ ladder: ladder.rows, ticks: ladder.ticks },
      windowCount,
      track: this.#trackOf(ask.selected, Math.min(ask.heldWindowCount, windowCount), windowCount),
      qaFlags: row < 0 ? 0 : this.#index.ledger.windows.qa_flags[row],
      computeMs: performance.now() - startedMs,
    };
  }

  /** A row of `level_pressure_5s`. @see PressureApi.columnsAt */
  columnsAt(atS: number, id: LevelId): Readonly<Record<string, number>> | undefined {
    const row = this.#rowAt(atS);
    const anchors = this.#anchors(id);
    if (row < 0 || anchors === undefined || anchors[row] === NO_ANCHOR) return undefined;
    const range = { start: Math.max(0, row - LOOKBACK_WINDOWS), end: row + 1 };
    const [pressure] = levelPressures(this.#index, [anchors], this.#rules, range);
    const { win, qa_flags: flags, n_events: events } = this.#index.ledger.windows;
    const before = anchors[row - 1] ?? NO_ANCHOR;
    const columns: Readonly<Record<string, number>> = {
      ...{ level_tick: anchors[row], win: win[row], qa_flags: flags[row], n_events: events[row] },
      anchor_moved: before !== NO_ANCHOR && before !== anchors[row] ? 1 : 0,
      ...storedPressureRow(pressure, row),
    };
    const numbers = levelPressure5s.columns.filter(({ type }) => type !== 'text' && type !== 'i64');
    return Object.fromEntries(numbers.map(({ name }) => [name, columns[name] ?? NaN]));
  }

  /** Row of the last window that ended by an instant; −1 before the first. */
  #rowAt(atS: number): number {
    return rowEndedBy(this.#index, (atS - this.#startS) * 1e9, WINDOW_NS);
  }

  #endS(row: number): number {
    return this.#startS + (this.#index.ledger.windows.win[row] + 1) * WINDOW_S;
  }

  #anchors(id: LevelId): Anchors | undefined {
    const own = this.#own.find((level) => level.id === id);
    if (own === undefined) return this.#kinds.get(id);
    return this.#traces.get(id)?.anchors ?? new Int32Array(this.#index.rowCount).fill(own.tick);
  }

  /** Computes the levels that have not been. */
  #trace(ids: readonly LevelId[]): void {
    const missing = ids.filter((id) => !this.#traces.has(id));
    if (missing.length === 0) return;
    const anchors = missing.map((id) => this.#anchors(id) ?? nothing(this.#index));
    const traces = levelTraces(this.#index, anchors, this.#rules);
    missing.forEach((id, i) => this.#traces.set(id, traces[i]));
  }

  #levelAt(id: LevelId, row: number, { windows }: PressureAsk): LevelPressureNow {
    const trace = this.#traces.get(id);
    if (trace === undefined || row < 0) return nowhere(id);
    const obstacles = this.#validLevels(row).filter(({ name }) => name !== id);
    const endS = (at: number): number => this.#endS(at);
    const place = { index: this.#index, row, windows, endS, obstacles, rules: this.#rules };
    return levelPressureNow(id, trace, place);
  }

  /** The session's levels of every kind that are valid in a window; the user's own are not told of. */
  #validLevels(row: number): readonly Obstacle[] {
    return [...this.#kinds].flatMap(([name, anchors]) =>
      anchors[row] === NO_ANCHOR ? [] : [{ name, tick: anchors[row] }],
    );
  }

  #trackOf(selected: LevelId, start: number, end: number): PressureTrack {
    const trace = this.#traces.get(selected);
    const unknown = new Float64Array(end - start).fill(NaN);
    return {
      endS: this.#touch.endS.slice(start, end),
      pressUp: trace?.shown.press_up.slice(start, end) ?? unknown,
      pressDown: trace?.shown.press_down.slice(start, end) ?? unknown.slice(),
      ofi: this.#touch.ofi.slice(start, end),
      velocity: this.#touch.velocity.slice(start, end),
    };
  }

  #touchTrack(): TouchTrack {
    const { windows } = this.#index.ledger;
    const { mid, ofi_n: ofi } = touchRatios(windows, this.#rules.kappa);
    return {
      endS: Float64Array.from(windows.win, (_, row) => this.#endS(row)),
      ofi: allToNano(ofi),
      velocity: mid.map((now, row) => now - (mid[row - MINUTE_WINDOWS] ?? NaN)),
    };
  }
}

/** The ledger as the features read it. */
function arrived({ windows, ticks, reprices }: LedgerInTransit): SessionLedger {
  const { columns }: Contract = reprices5s;
  const words = columns.find(({ name }) => name === 'side')?.words ?? [];
  const side = Array.from(reprices.side, (place) => words[place]);
  return { windows, ticks, reprices: { ...reprices, side } };
}

function anchorsOf(
  levels: LevelColumns | undefined,
  kind: LevelKind,
  index: LedgerIndex,
  startNs: bigint,
): Anchors {
  if (levels === undefined) return nothing(index);
  const { win } = index.ledger.windows;
  return levelAnchors(levels, kind, { win, startNs, windowNs: WINDOW_NS });
}

/** A level that is nowhere. */
function nothing({ rowCount }: LedgerIndex): Anchors {
  return new Int32Array(rowCount).fill(NO_ANCHOR);
}
