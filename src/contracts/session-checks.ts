import type { AnyColumns, ColumnArray } from './contract.ts';
import type { RowRule, SessionFrame } from './row-rule.ts';
import { brokenRows, isNull, valueText } from './table-check.ts';
import type { TableCheck } from './table-check.ts';

const NS_PER_S = 1_000_000_000n;

/** Rules between a row and its session. */
type SessionRule = Extract<
  RowRule,
  {
    kind:
      | ('in-session' | 'after' | 'window' | 'window-time')
      | ('gap-flag' | 'tick-of' | 'barrier' | 'of-session');
  }
>;

/** A rule about the session, as a check of tables of that session. */
export function sessionCheck(
  rule: SessionRule,
  frame: SessionFrame,
): TableCheck | readonly TableCheck[] {
  switch (rule.kind) {
    case 'in-session':
      return inSessionChecks(rule, frame);
    case 'after': {
      const { column, start, seconds } = rule;
      const stretchNs = spanNs(seconds, frame);
      return timeCheck(
        [column, start],
        (columns, row) => bigintAt(columns[start], row) + stretchNs,
      );
    }
    case 'window':
      return windowCheck(rule, frame);
    case 'window-time': {
      const { column, window, seconds, edge } = rule;
      const windowNs = BigInt(seconds) * NS_PER_S;
      const firstNs = frame.startNs + (edge === 'end' ? windowNs : 0n);
      return timeCheck(
        [column, window],
        (columns, row) => firstNs + BigInt(Number(columns[window][row])) * windowNs,
      );
    }
    case 'gap-flag':
      return gapFlagCheck(rule, frame);
    case 'tick-of':
      return tickCheck(rule, frame);
    case 'barrier': {
      const { column } = rule;
      const { barrierTicksMin: min, barrierTicksMax: max } = frame;
      const isOutside = (columns: AnyColumns, row: number): boolean => {
        const ticks = Number(columns[column][row]);
        return ticks < min || ticks > max;
      };
      return checkOf([column], isOutside, () => `${min} to ${max}`);
    }
    case 'of-session': {
      const { column, fact } = rule;
      const expected = frame[fact];
      return checkOf(
        [column],
        (columns, row) => columns[column][row] !== expected,
        () => expected,
      );
    }
  }
}

type Rule<Kind extends SessionRule['kind']> = Extract<SessionRule, { kind: Kind }>;

function inSessionChecks(
  { column, gridSeconds }: Rule<'in-session'>,
  frame: SessionFrame,
): readonly TableCheck[] {
  const { startNs, firstNs, endNs } = frame;
  const isOutside = (columns: AnyColumns, row: number): boolean => {
    if (isNull(columns[column][row])) return false;
    const ns = bigintAt(columns[column], row);
    return ns < firstNs || ns >= endNs;
  };
  const inside = checkOf([column], isOutside, () => `${firstNs} to before ${endNs}`);
  if (gridSeconds === undefined) return [inside];
  const gridNs = spanNs(gridSeconds, frame);
  const isOff = (columns: AnyColumns, row: number): boolean =>
    (bigintAt(columns[column], row) - startNs) % gridNs !== 0n;
  const grid = checkOf([column], isOff, () => `${startNs} plus a multiple of ${gridNs}`);
  return [inside, grid];
}

/** A time that follows from other columns of its row. */
function timeCheck(
  needs: readonly [string, ...string[]],
  expectedNs: (columns: AnyColumns, row: number) => bigint,
): TableCheck {
  const [column] = needs;
  return checkOf(
    needs,
    (columns, row) => columns[column][row] !== expectedNs(columns, row),
    (columns, row) => String(expectedNs(columns, row)),
  );
}

function windowCheck(
  { column, seconds }: Rule<'window'>,
  { startNs, endNs }: SessionFrame,
): TableCheck {
  const windowNs = BigInt(seconds) * NS_PER_S;
  const windowCount = Number((endNs - startNs + windowNs - 1n) / windowNs);
  const isOutside = (columns: AnyColumns, row: number): boolean => {
    const window = Number(columns[column][row]);
    return window < 0 || window >= windowCount;
  };
  return checkOf([column], isOutside, () => `0 to ${windowCount - 1}`);
}

function gapFlagCheck({ flag, start }: Rule<'gap-flag'>, frame: SessionFrame): TableCheck {
  const barNs = spanNs('bar', frame);
  const hasGap = (columns: AnyColumns, row: number): boolean => {
    const starts = columns[start];
    const dueNs = row === 0 ? frame.startNs : bigintAt(starts, row - 1) + barNs;
    return bigintAt(starts, row) > dueNs;
  };
  return checkOf(
    [flag, start],
    (columns, row) => (columns[flag][row] === 1) !== hasGap(columns, row),
    (columns, row) => (hasGap(columns, row) ? '1, for a bar is missing' : '0, for none is missing'),
  );
}

function tickCheck({ tick, px }: Rule<'tick-of'>, { tickNano }: SessionFrame): TableCheck {
  const tickAt = (columns: AnyColumns, row: number): number =>
    Math.floor((Number(columns[px][row]) * 1e9) / tickNano + 0.5);
  const isOff = (columns: AnyColumns, row: number): boolean =>
    !isNull(columns[tick][row]) &&
    !isNull(columns[px][row]) &&
    columns[tick][row] !== tickAt(columns, row);
  return checkOf([tick, px], isOff, (columns, row) => `${tickAt(columns, row)}, the tick of ${px}`);
}

/** @param needs the columns of the rule, first the one that is named when it breaks. */
function checkOf(
  needs: readonly [string, ...string[]],
  isBroken: (columns: AnyColumns, row: number) => boolean,
  expected: (columns: AnyColumns, row: number) => string,
): TableCheck {
  const [column] = needs;
  return {
    name: 'rule',
    column,
    needs,
    run: (columns, rowCount) =>
      brokenRows(rowCount, (row) => isBroken(columns, row), {
        check: 'rule',
        column,
        expected: (row) => expected(columns, row),
        found: (row) => valueText(columns[column][row]),
      }),
  };
}

function spanNs(seconds: number | 'bar', { barSeconds }: SessionFrame): bigint {
  return BigInt(seconds === 'bar' ? barSeconds : seconds) * NS_PER_S;
}

function bigintAt(values: ColumnArray, row: number): bigint {
  const value = values[row];
  return typeof value === 'bigint' ? value : 0n;
}
