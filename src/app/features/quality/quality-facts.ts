import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { clockAt, minuteAt, zonedClockAt } from '../../context/session-frame.ts';
import type { SessionFrame } from '../../context/session-frame.ts';
import { sourceWords } from '../../context/source-words.ts';
import { MISSING, byteSize, fixed, grouped, percent } from '../../ui/figures.ts';
import type { QualityRow } from './quality-store.ts';

/** A fact in two columns, with what it means. */
export type QualityFact = { readonly name: string; readonly value: string; readonly note: string };

/**
 * What is known of a session as a whole. How much was traded in all of it is not told before its
 * end: a busy day would be known for one at its open.
 */
export function dayFacts(
  session: CatalogSession,
  row: QualityRow | undefined,
  { frame, isOver }: { readonly frame: SessionFrame; readonly isOver: boolean },
): readonly QualityFact[] {
  const of = (name: string): number | undefined => numberIn(row, name);
  const atEnd = (value: string): string =>
    isOver ? value : `known at ${minuteAt(frame, frame.tailEndS)}`;
  const id = of('instrument_id');
  const roll = row?.['roll_day'] === true ? ', first day after a roll' : '';
  return [
    fact('Contract', session.symbol + (id === undefined ? '' : `, id ${id}`) + roll),
    fact(
      'Calendar',
      String(row?.['session_type'] ?? MISSING)
        .replaceAll('_', ' ')
        .toLowerCase(),
    ),
    fact('Source', sourceWords[session.source]),
    fact('Records', atEnd(`${grouped(of('records'))}, ${spanText(row, frame)}`)),
    fact('Volume', atEnd(`${grouped(of('volume'))} lots`)),
    fact('Regular hours', atEnd(`${grouped(of('rth_volume'))} lots`)),
    fact(
      'Windows with a trade',
      atEnd(percent(of('window_share'))),
      'Of 5 s, in the regular hours',
    ),
    fact('Longest pause', atEnd(secondsText(of('gap_s'))), 'Without a trade, in the regular hours'),
    fact('Pre-market covered', percent(of('premarket_coverage')), 'Minutes with a trade'),
    fact('Odd orders', atEnd(shareText(of('bad_order_share'))), 'Events that do not fit the book'),
    fact('Book crossed', atEnd(secondsText(of('crossed_s'))), 'Longest time in the regular hours'),
    fact('Configuration', session.configHash ?? MISSING),
  ];
}

/** What was odd in the order data up to the cursor. */
export function counterFacts(row: QualityRow): readonly QualityFact[] {
  const of = (name: string): string => grouped(numberIn(row, name));
  return [
    fact('Windows with a flag', `${of('odd')} of ${of('windows')}`),
    fact('Orders never seen', of('unknown'), 'Cancels and modifies of them'),
    fact('Orders known twice', of('duplicate'), 'Adds of orders that rested already'),
    fact('Over-cancels', of('over'), 'Cancels of more than rested'),
    fact('Fills unmatched', of('unmatched_fill'), 'No reduction followed within a second'),
    fact('Late events', of('late'), 'With the time of an earlier window'),
    fact('Off the grid', of('off_tick'), 'Trades counted at the nearest tick'),
    fact('Crossing events', of('crossed'), 'Left the best bid at or above the best ask'),
    fact('Longest crossed', `${of('crossed_ms')} ms`),
  ];
}

/** The tables of a session in this lake. */
export function tableFacts({ tables }: CatalogSession): readonly QualityFact[] {
  return Object.entries(tables).map(([name, { rowCount, byteLength, hash }]) =>
    fact(name, `${grouped(rowCount)} rows, ${byteSize(byteLength)}`, hash ?? 'no hash'),
  );
}

function fact(name: string, value: string, note = ''): QualityFact {
  return { name, value, note };
}

function numberIn(row: QualityRow | undefined, name: string): number | undefined {
  const value = row?.[name];
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}

function spanText(row: QualityRow | undefined, frame: SessionFrame): string {
  const [first, last] = [numberIn(row, 'first_ns'), numberIn(row, 'last_ns')];
  if (first === undefined || last === undefined) return MISSING;
  return `${clockAt(frame, first / 1e9)}–${zonedClockAt(frame, last / 1e9)}`;
}

function secondsText(seconds: number | undefined): string {
  return seconds === undefined ? MISSING : `${fixed(seconds, seconds < 10 ? 1 : 0)} s`;
}

function shareText(share: number | undefined): string {
  return share === undefined ? MISSING : `${fixed(share * 100, 3)} %`;
}
