import type { LevelPressure, PressureColumns } from './level-pressure.ts';
import type { LevelRows } from './level-rows.ts';
import { toNano } from './rounding.ts';

/**
 * Pressure around levels as `level_pressure_5s` stores it: every column of numbers, rounded, one
 * value per row. The lake and the browser both call this, so that their bits are the same.
 *
 * @param pressures one per level of the rows. @param rows windows inside the pressures' range.
 */
export function storedPressure(
  pressures: readonly LevelPressure[],
  { level, row }: LevelRows,
): PressureColumns {
  const names = Object.keys(pressures[0]?.columns ?? {});
  const place = row.map((at, i) => at - pressures[level[i]].start);
  return Object.fromEntries(
    names.map((name) => {
      const sources = pressures.map(({ columns }) => columns[name]);
      const stored = new Float64Array(row.length);
      for (let i = 0; i < stored.length; i++) stored[i] = toNano(sources[level[i]][place[i]]);
      return [name, stored];
    }),
  );
}

/** One stored row by column; NaN is null. @param row window of the pressure's range. */
export function storedPressureRow(
  pressure: LevelPressure,
  row: number,
): Readonly<Record<string, number>> {
  const columns = storedPressure([pressure], { level: Int32Array.of(0), row: Int32Array.of(row) });
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[0]]));
}
