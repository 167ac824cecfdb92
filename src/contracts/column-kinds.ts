import type { Column } from './contract.ts';

/** Where formulas come from. */
export const OURS = 'Spymaster';
export const CKS = 'Cont, Kukanov, Stoikov 2014';
export const CCZ = 'Cont, Cucuringu, Zhang 2023';

/** A number that may be unknown. @param formula ours, unless `by` says otherwise. */
export function number(name: string, unit: string, doc: string, formula?: string): Column {
  const origin = formula === undefined ? {} : { formula, source: OURS };
  return { name, type: 'f64', unit, doc, nullable: true, ...origin };
}

/** The column, its formula from elsewhere. */
export function by(source: string, column: Column): Column {
  return { ...column, source };
}

/** The column, its values between two bounds, both included. */
export function ranged(column: Column, min: number, max: number): Column {
  return { ...column, min, max };
}

/** A signed ratio in [−1, 1]. */
export function ratio(name: string, doc: string, formula: string): Column {
  return ranged(number(name, 'ratio', doc, formula), -1, 1);
}

/** A share in [0, 1]. */
export function share(name: string, doc: string, formula: string): Column {
  return ranged(number(name, 'share', doc, formula), 0, 1);
}

/** A log ratio in [−4, 4]. */
export function log(name: string, doc: string, formula: string): Column {
  return ranged(number(name, 'ln', doc, formula), -4, 4);
}

/** One of several words, or none. */
export function word(name: string, doc: string, words: readonly string[]): Column {
  return { name, type: 'text', unit: 'word', doc, words, nullable: true };
}

/** One of several words by a formula of ours. */
export function formulaWord(
  name: string,
  doc: string,
  words: readonly string[],
  formula: string,
): Column {
  return { ...word(name, doc, words), formula, source: OURS };
}
