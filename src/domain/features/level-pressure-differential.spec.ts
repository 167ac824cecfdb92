import { describe, expect, it } from 'vitest';
import { MBO } from '../dbn/mbo.ts';
import { NaiveLedger } from '../ledger/naive-ledger.ts';
import type { SessionLedger } from '../ledger/ledger-columns.ts';
import { profiles } from '../session/profiles.ts';
import { ODD_END_NS, ODD_START_NS, oddSession } from '../simulator/odd-session.ts';
import { foldWords, recordsOf, TICK_NANO } from '../simulator/word-stream.ts';
import { AggregatePlan } from './aggregate-plan.ts';
import { ladderAggregates, zoneAggregates } from './aggregate.ts';
import { sweepAggregates } from './aggregate-sweep.ts';
import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import { indexLedger, isResetRow } from './ledger-index.ts';
import { levelPressures } from './level-pressure.ts';
import type { LevelPressure } from './level-pressure.ts';
import { naivePressure } from './naive-pressure.ts';

const rules = profiles.ES.pressure;
const options = { startNs: ODD_START_NS, endNs: ODD_END_NS, tickNano: TICK_NANO };
const stream = oddSession('differential');
const index = indexLedger(foldWords(stream, options));
const { rowCount } = index;
const middle = Math.round(index.ledger.windows.last_tick.findLast((tick) => tick > 0) ?? NaN);

/** A level that stands still, one further off, and one that moves and is not there at first. */
const levels: readonly Anchors[] = [
  new Int32Array(rowCount).fill(middle),
  new Int32Array(rowCount).fill(27_393),
  Int32Array.from({ length: rowCount }, (_, row) =>
    row < 30 ? NO_ANCHOR : middle + Math.round(6 * Math.sin(Math.floor(row / 24))),
  ),
];
const pressures = levelPressures(index, levels, rules);

function naiveWindows() {
  const fold = new NaiveLedger(options);
  for (const record of recordsOf(stream)) fold.take(record);
  fold.end();
  return fold.windows;
}

describe('pressure around a level', () => {
  const windows = naiveWindows();

  it.each(levels.map((_, i) => i))(
    'is that of the text of the specification in every window: level %i',
    (level) => {
      const anchors = Array.from(levels[level], (tick) => (tick === NO_ANCHOR ? NaN : tick));
      const expected = naivePressure(windows, anchors);
      const { columns } = pressures[level];
      const options = new Set(['above_opt', 'below_opt']);
      for (const [name, column] of Object.entries(columns)) {
        if (options.has(name)) continue;
        const isExact = name.startsWith('raw_') || name === 'cond_state';
        const wrong = [...column.keys()].filter((row) => {
          const [found, wanted] = [column[row], expected[row][name]];
          if (Number.isNaN(found) || Number.isNaN(wanted)) return !Object.is(found, wanted);
          return isExact ? found !== wanted : !(Math.abs(found - wanted) < 1e-12);
        });
        expect(
          wrong.map((row) => [row, column[row], expected[row][name]]),
          name,
        ).toEqual([]);
      }
      expect(
        Object.keys(columns)
          .filter((name) => !options.has(name))
          .sort(),
      ).toEqual(Object.keys(expected[0]).sort());
    },
  );

  it('knows nothing where the level is not there', () => {
    for (const [name, column] of Object.entries(pressures[2].columns)) {
      const free = ['spread', 'micro_dev', 'ofi_n', 'act', 'd1_ofi_n', 'd2_ofi_n', 'd3_ofi_n'];
      if (free.includes(name)) continue;
      expect(column.subarray(0, 30).every(Number.isNaN), name).toBe(true);
    }
  });

  it('keeps the lots of every zone, band and ladder row in balance but where the book is rebuilt', () => {
    let checked = 0;
    for (const aggregates of [Object.values(zoneAggregates(rules)), ladderAggregates(rules)]) {
      const fields = ['S', 'E', 'add', 'pull', 'fill'] as const;
      const plan = new AggregatePlan(aggregates.map((one) => ({ ...one, fields })));
      const all = sweepAggregates(index, levels, plan, { start: 0, end: rowCount });
      for (const series of all) {
        aggregates.forEach((_, place) => {
          const { S, E, add, pull, fill } = series.fields(place, fields);
          E.forEach((lots, row) => {
            if (Number.isNaN(lots) || isResetRow(index, row)) return;
            if (lots !== S[row] + add[row] - pull[row] - fill[row]) {
              throw new Error(`aggregate ${place}, window ${row}: ${lots} lots`);
            }
            checked++;
          });
        });
      }
    }
    expect(checked).toBeGreaterThan(30_000);
  });

  it.each([1, 7, 65_536])('does not depend on records coming %i at a time', (count) => {
    expect(columnsOf(foldWords(stream, options, count))).toEqual(
      pressures.map(({ columns }) => columns),
    );
  });

  it('is not changed by what comes later', () => {
    const cut = Math.floor(stream.length / MBO.wordCount / 2) * MBO.wordCount;
    const known = columnsOf(foldWords(stream.slice(0, cut), options));
    known.forEach((columns, level) => {
      for (const [name, column] of Object.entries(columns)) {
        const closed = column.length - 1;
        expect(pressures[level].columns[name].slice(0, closed), name).toEqual(
          column.slice(0, closed),
        );
      }
    });
  });
});

function columnsOf(ledger: SessionLedger): readonly LevelPressure['columns'][] {
  const part = indexLedger(ledger);
  const cut = levels.map((anchors) => anchors.slice(0, part.rowCount));
  return levelPressures(part, cut, rules).map(({ columns }) => columns);
}
