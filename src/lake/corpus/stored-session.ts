import type { AnyColumns, ColumnArray } from '../../contracts/contract.ts';
import type {
  StoredEpisodes,
  StoredLabels,
  StoredSession,
  StoredSetups,
} from '../../domain/retrieval/stored-setups.ts';
import { vectorColumns } from '../../domain/setups/vector-layout.ts';

/** The tables that a session of the past is made of, as they are read. */
export type PastTables = {
  readonly setups: AnyColumns;
  readonly labels: StoredLabels;
  readonly episodes: StoredEpisodes;
};

/** The tables as the session that they are. */
export function storedSession(
  { setups, labels, episodes }: PastTables,
  { date, touchTicks }: Pick<StoredSession, 'date' | 'touchTicks'>,
): StoredSession {
  return {
    ...{ date, touchTicks, setups: setupColumns(setups), labels, episodes },
    vectors: vectorColumns.map(({ name }) => numbers(setups, name)),
  };
}

/** The contract is put together from parts, so that its columns are known only at run time. */
function setupColumns(rows: AnyColumns): StoredSetups {
  return {
    ...{ row_id: texts(rows, 'row_id'), row_type: texts(rows, 'row_type') },
    ...{ approach_id: texts(rows, 'approach_id'), level_kind: texts(rows, 'level_kind') },
    ...{ dir: texts(rows, 'dir'), atr_mode: texts(rows, 'atr_mode') },
    ...{ x_ticks: numbers(rows, 'x_ticks'), y: numbers(rows, 'y') },
    ...{ b_ticks: numbers(rows, 'b_ticks'), atr_s: numbers(rows, 'atr_s') },
    p_fp: numbers(rows, 'p_fp'),
  };
}

function texts(rows: AnyColumns, name: string): readonly (string | undefined)[] {
  const column = rows[name];
  return isTexts(column) ? column : [];
}

function isTexts(column: ColumnArray): column is readonly (string | undefined)[] {
  return Array.isArray(column);
}

function numbers(rows: AnyColumns, name: string): ArrayLike<number> {
  const column = rows[name];
  return column instanceof Float64Array || column instanceof Int32Array ? column : [];
}
