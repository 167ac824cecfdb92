import type { LadderRowNow, Lean } from '../../../protocol/pressure-api.ts';
import { fixed, timesOf } from '../../ui/figures.ts';
import { LEAD, WALL, rowPrice } from './ladder-rows.ts';
import type { LadderPlace } from './ladder-rows.ts';

/** Where on the panel a clause is to be seen. */
export type BriefCell =
  | { readonly column: 'lead' | 'depth' | 'churn'; readonly offset: number }
  | { readonly column: 'condition'; readonly condition: number };

/** What a clause tells of: sentences differ in which of them they have. */
export type BriefClause = 'buyers' | 'sellers' | 'wall' | 'size' | 'trend' | 'conditions';

/** A piece of the sentence; a clause is a link to its cells. */
export type BriefPart = {
  readonly text: string;
  readonly clause?: BriefClause;
  readonly cells: readonly BriefCell[];
};

/** What the sentence is made from. */
export type BriefFacts = {
  readonly name: string;
  /** Where the level stood in the window whose rows they are. */
  readonly place: LadderPlace;
  /** Where it stands at the moment, points: an average moves at the close of a bar. */
  readonly nowPx?: number;
  /** Where price comes from: `up` from below. */
  readonly approach: 'up' | 'down';
  /** From the highest down. */
  readonly rows: readonly LadderRowNow[];
  /** n1 to n4 in the direction of travel; undefined where one cannot be told. */
  readonly conditions: readonly (Lean | undefined)[];
};

/** Rows that are named one by one. */
const NAMED = 3;
const WINDOW_S = 5;
/** Letters for which three lines of the panel are enough at its usual width. */
export const BRIEF_LETTERS_MAX = 136;

/** How much of a sentence is told. */
type Form = {
  /** Rows that lead: each by its price, neighbors as a span, or all by how many they are. */
  readonly rows: 'named' | 'spanned' | 'counted';
  readonly hasTrend: boolean;
  /** What the size of a wall is called after its figure. */
  readonly normal: ' normal' | '';
  /** Letters of a name; a longer one takes the room of what is said of it. */
  readonly nameMax: number;
};

const whole: Form = { rows: 'named', hasTrend: true, normal: ' normal', nameMax: 18 };

/** From the whole sentence to what is left when there is least room: the cells tell the rest. */
const forms: readonly Form[] = [
  whole,
  { ...whole, rows: 'spanned' },
  { ...whole, rows: 'spanned', normal: '' },
  { ...whole, rows: 'counted', normal: '' },
  { ...whole, rows: 'counted', normal: '', hasTrend: false },
  { rows: 'counted', normal: '', hasTrend: false, nameMax: 10 },
];

/**
 * The Level Brief: what the ladder says, in a sentence with a fixed form. Each clause comes from
 * numbers on the panel alone and names the cells they stand in. Where it would be too long it says
 * less of them.
 *
 * @param lettersMax letters that there is room for.
 *
 * @example
 * // PM High 6800 from below: buyers lead at 6799, 6800, 6801; wall at 6802, 2.9× normal,
 * // growing 40 s; 3 of 4 REJECT conditions met.
 */
export function levelBrief(
  facts: BriefFacts,
  lettersMax = BRIEF_LETTERS_MAX,
): readonly BriefPart[] {
  let parts: readonly BriefPart[] = [];
  for (const form of forms) {
    parts = sentenceOf(facts, form);
    if (briefText(parts).length <= lettersMax) break;
  }
  return parts;
}

function sentenceOf(facts: BriefFacts, form: Form): readonly BriefPart[] {
  const { name, place, approach } = facts;
  const side = approach === 'up' ? 'below' : 'above';
  const { nameMax } = form;
  const shortName = name.length > nameMax ? `${name.slice(0, nameMax - 1).trim()}…` : name;
  return [
    plain(`${shortName} ${rowPrice(0, place)}${movedText(facts)} from ${side}: `),
    ...leadParts(facts, form),
    plain('; '),
    ...wallParts(facts, form),
    plain('; '),
    ...conditionParts(facts),
    plain('.'),
  ];
}

/** Where the level has moved to since the window; empty if it has not. */
function movedText({ place, nowPx }: BriefFacts): string {
  if (nowPx === undefined || place.levelPx === undefined) return '';
  const levelPx = Math.round(nowPx / place.tickPx) * place.tickPx;
  return levelPx === place.levelPx ? '' : ` (now ${rowPrice(0, { ...place, levelPx })})`;
}

/** The sentence as it is read aloud. */
export function briefText(parts: readonly BriefPart[]): string {
  return parts.map(({ text }) => text).join('');
}

function leadParts({ rows, place }: BriefFacts, form: Form): readonly BriefPart[] {
  const buyers = rows.filter(({ net }) => net >= LEAD).reverse();
  const sellers = rows.filter(({ net }) => net <= -LEAD).reverse();
  const cells = (led: readonly LadderRowNow[]): readonly BriefCell[] =>
    led.map(({ offset }) => ({ column: 'lead', offset }));
  const buying: BriefPart = {
    ...{ text: `buyers lead ${rowsText(buyers, place, form)}`, clause: 'buyers' },
    cells: cells(buyers),
  };
  if (buyers.length === 0 && sellers.length === 0) return [plain('nobody leads')];
  if (sellers.length === 0) return [buying];
  const verb = buyers.length === 0 ? 'sellers lead' : 'sellers';
  const selling: BriefPart = {
    ...{ text: `${verb} ${rowsText(sellers, place, form)}`, clause: 'sellers' },
    cells: cells(sellers),
  };
  return buyers.length === 0 ? [selling] : [buying, plain(', '), selling];
}

/** @param rows from the lowest up. */
function rowsText(rows: readonly LadderRowNow[], place: LadderPlace, form: Form): string {
  const prices = rows.map(({ offset }) => rowPrice(offset, place));
  if (prices.length === 1) return `at ${prices.join()}`;
  if (form.rows === 'counted') return `in ${prices.length} rows`;
  const span = `${prices.at(0) ?? ''} to ${prices.at(-1) ?? ''}`;
  if (form.rows === 'spanned' && areNeighbors(rows)) return `at ${span}`;
  if (prices.length <= NAMED) return `at ${prices.join(', ')}`;
  return `in ${prices.length} rows, ${span}`;
}

/** Whether rows are one stretch; two are as soon named. @param rows from the lowest up. */
function areNeighbors(rows: readonly LadderRowNow[]): boolean {
  const reach = (rows.at(-1)?.offset ?? 0) - (rows.at(0)?.offset ?? 0);
  return rows.length > 2 && reach === rows.length - 1;
}

type Wall = {
  readonly offset: number;
  readonly depth: number;
  readonly trend: number;
  readonly isAhead: boolean;
};

function wallParts(facts: BriefFacts, { hasTrend, normal }: Form): readonly BriefPart[] {
  const { place, rows } = facts;
  const wall = thickest(facts);
  if (wall === undefined) {
    const reach = Math.max(0, ...rows.map(({ offset }) => offset));
    const px = reach * place.rowTicks * place.tickPx;
    return [plain(`no wall within ${fixed(px, Number.isInteger(px) ? 0 : 2)} points`)];
  }
  const { offset, depth, trend, isAhead } = wall;
  const cells = (column: 'depth' | 'churn'): readonly BriefCell[] => [{ column, offset }];
  return [
    {
      text: `wall ${isAhead ? '' : 'behind '}at ${rowPrice(offset, place)}`,
      clause: 'wall',
      cells: cells('depth'),
    },
    plain(', '),
    { text: `${timesOf(depth, 1)}${normal}`, clause: 'size', cells: cells('depth') },
    ...(hasTrend
      ? [plain(', '), { text: trendText(trend), clause: 'trend' as const, cells: cells('churn') }]
      : []),
  ];
}

function trendText(windows: number): string {
  if (windows === 0) return 'steady';
  return `${windows > 0 ? 'growing' : 'shrinking'} ${Math.abs(windows) * WINDOW_S}\u00a0s`;
}

/**
 * The thickest row of either side, if it is a wall, also where price meets it before the level;
 * ahead of price first.
 */
function thickest({ rows, approach }: BriefFacts): Wall | undefined {
  const asks = rows.map(({ offset, askDepth: depth, askTrend: trend }) => {
    return { offset, depth, trend, isAhead: approach === 'up' };
  });
  const bids = rows.map(({ offset, bidDepth: depth, bidTrend: trend }) => {
    return { offset, depth, trend, isAhead: approach === 'down' };
  });
  const walls = [...asks, ...bids].filter(({ depth }) => depth >= WALL);
  return walls.toSorted((a, b) => b.depth - a.depth || Number(b.isAhead) - Number(a.isAhead)).at(0);
}

/** How many conditions of either pattern are met; undefined while one cannot be told. */
export type PatternsMet = { readonly REJECT: number; readonly BREAK: number };

/** All four above the dead band reject; the first two above and the last two below it break. */
export function patternsMet(conditions: readonly (Lean | undefined)[]): PatternsMet | undefined {
  const known = conditions.filter((lean) => lean !== undefined);
  if (known.length < 4) return undefined;
  const met = (pattern: readonly Lean[]): number =>
    known.filter((lean, i) => lean === pattern[i]).length;
  return { REJECT: met([1, 1, 1, 1]), BREAK: met([1, 1, -1, -1]) };
}

function conditionParts({ conditions }: BriefFacts): readonly BriefPart[] {
  const met = patternsMet(conditions);
  // Nearly always because a side holds no orders: no time to come would tell them.
  if (met === undefined) return [plain('conditions not known')];
  const cells = conditions.map((_, condition): BriefCell => ({ column: 'condition', condition }));
  const [text, end] = conditionWords(met);
  return [{ text, clause: 'conditions', cells }, plain(end)];
}

/** The pattern that is met further, and none of them where they are even; then how it goes on. */
function conditionWords({ REJECT, BREAK }: PatternsMet): readonly [string, string] {
  if (REJECT > BREAK) return [`${REJECT} of 4 REJECT conditions`, ' met'];
  if (BREAK > REJECT) return [`${BREAK} of 4 BREAK conditions`, ' met'];
  return BREAK === 0
    ? ['none of 4 conditions', ' met']
    : [`${BREAK} of 4 conditions`, ' met either way'];
}

function plain(text: string): BriefPart {
  return { text, cells: [] };
}
