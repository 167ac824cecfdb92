import { levelKinds, type LevelKind } from '../session/level-kind.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import type { LevelColumns, LevelState } from './level-columns.ts';

/**
 * The levels at a moment from stored rows alone, for sessions without trades: those of the last
 * bar closed by then, so an opening range shows up with the bar that closes after its end.
 *
 * @param tsNs UNIX ns.
 * @returns levels in the order of the rows; none before the first bar has closed.
 */
export function storedLevelsAt(
  rows: LevelColumns,
  anchors: SessionAnchors,
  tsNs: bigint,
): LevelState[] {
  let end = rows.available_at_ns.findIndex((availableAtNs) => availableAtNs > tsNs);
  if (end < 0) end = rows.available_at_ns.length;
  const start = end === 0 ? 0 : rows.available_at_ns.indexOf(rows.available_at_ns[end - 1]);
  const states: LevelState[] = [];
  for (let row = start; row < end; row++) {
    const kind = levelKinds.find((known) => known === rows.level_kind[row]);
    if (kind) states.push(stateOf(rows, row, { kind, anchors }));
  }
  return states;
}

function stateOf(
  rows: LevelColumns,
  row: number,
  { kind, anchors }: { kind: LevelKind; anchors: SessionAnchors },
): LevelState {
  const valid = rows.valid[row] === 1;
  return {
    kind,
    tick: numberOf(rows.level_tick[row]),
    px: numberOf(rows.level_px[row]),
    valid,
    reason: rows.reason[row],
    validFromNs: valid ? validFromOf(rows, kind, anchors) : undefined,
  };
}

/** Windows count from their clock; the others from the first row that says so. */
function validFromOf(
  rows: LevelColumns,
  kind: LevelKind,
  anchors: SessionAnchors,
): bigint | undefined {
  if (kind === 'PM_HIGH' || kind === 'PM_LOW') return anchors.openNs;
  if (kind === 'OR_HIGH' || kind === 'OR_LOW') return anchors.orEndNs;
  const row = rows.level_kind.findIndex((known, i) => known === kind && rows.valid[i] === 1);
  return row < 0 ? undefined : rows.available_at_ns[row];
}

function numberOf(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
