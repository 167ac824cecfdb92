/** Days that stand for any: one in winter and one in summer, for the exchange's clock differs. */
export const hiddenDates = ['2000-01-03', '2000-07-10'] as const;

/** What a reader sees in a hidden date's place. */
export const HIDDEN = 'date hidden';

/** Whether a date word only stands for one that is hidden. */
export function isHiddenDate(date: string): boolean {
  return hiddenDates.some((hidden) => hidden === date);
}
