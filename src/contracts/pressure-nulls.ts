import type { Condition, RowRule } from './row-rule.ts';
import { BOOK_RESET } from './window-5s.ts';

/** Columns that need the orders of the window, beside what each side's raw lots are called. */
const ofFlow = ['pa', 'dep', 'fs', 'rep', 'pa_near', 'pa_mid', 'pa_far', 'oth_pa'] as const;

/** A zone with the side whose depth it is told by. */
const zones = [
  ['above', 'ask'],
  ['below', 'bid'],
] as const;

/** Where a row of `level_pressure_5s` has nulls, and that it has them there. */
export const pressureNulls: readonly RowRule[] = [
  // Whoever knows one flow of a window knows them all.
  {
    kind: 'same-nulls',
    columns: [
      ...zones.flatMap(([zone, side]) => [
        ...['add', 'pull', 'fill'].map((flow) => `raw_${zone}_${side}_${flow}`),
        ...ofFlow.map((name) => `${zone}_${name}`),
      ]),
      ...['at_pa_ask', 'at_pa_bid'],
    ],
  },
  ...['raw_above_ask_add', 'raw_above_ask_S', 'raw_below_bid_S', 'ofi_n'].map((column) =>
    where({ column: 'qa_flags', test: 'bits', mask: BOOK_RESET }, column),
  ),
  ...zones.flatMap(([zone, side]) => [
    ...(['S', 'E'] as const).flatMap((edge) => {
      const depth = `raw_${zone}_${side}_${edge}`;
      // The middle of no depth is nowhere.
      return [
        where({ column: depth, test: 'equals', value: 0 }, `${zone}_shift`),
        where({ column: depth, test: 'null' }, `${zone}_shift`),
      ];
    }),
    ...['haz', 'ahaz'].map((name) => whereNull(`raw_${zone}_${side}_add`, `${zone}_${name}`)),
    ...['shift', 'pa'].map((name) => whereNull(`${zone}_${name}`, `vac_${zone}`)),
    { kind: 'same-nulls', columns: [`vac_${zone}`, `wall_${zone}`] } as const,
    whereNull(`vac_${zone}`, 'vac_both'),
  ]),
  {
    kind: 'same-nulls',
    columns: ['vac_both', 'press_up', 'press_down', 'press_net', 'cond_state'],
  },
];

/** A difference needs the one before it, and the first its quantity. */
export function differenceNulls(names: readonly string[]): readonly RowRule[] {
  return names.flatMap((name) => [
    whereNull(name, `d1_${name}`),
    whereNull(`d1_${name}`, `d2_${name}`),
    whereNull(`d2_${name}`, `d3_${name}`),
  ]);
}

function whereNull(column: string, then: string): RowRule {
  return where({ column, test: 'null' }, then);
}

function where(condition: Condition, column: string): RowRule {
  return { kind: 'where', where: condition, then: { column, test: 'null' } };
}
