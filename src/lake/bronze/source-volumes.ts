import type { SymbolVolume } from './contract-plan.ts';

/** What one file of a kind, such as mbo or trades, tells of a symbol's volume in a session. */
export type SourceVolume = SymbolVolume & { readonly kind: string };

/**
 * Each symbol's volume in each session, once: files of one kind add up, such as two halves of a
 * day; of several kinds that tell the same trades the one that tells most counts.
 */
export function volumesOnce(found: readonly SourceVolume[]): readonly SymbolVolume[] {
  const sessions = Map.groupBy(found, ({ date, symbol }) => `${date} ${symbol}`);
  return [...sessions.values()].map((volumes) => {
    const [{ date, symbol }] = volumes;
    const kinds = [...Map.groupBy(volumes, ({ kind }) => kind).values()];
    const most = (phase: 'premarket' | 'regular'): number =>
      Math.max(...kinds.map((files) => files.reduce((sum, file) => sum + file[phase], 0)));
    return { date, symbol, premarket: most('premarket'), regular: most('regular') };
  });
}
