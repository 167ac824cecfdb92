import type { LevelKind } from '../../../domain/session/level-kind.ts';
import type { OutcomeWord } from '../episode-rows.ts';
import { brierOf } from './brier.ts';
import type { Forecast } from './brier.ts';

/** One approach that was forecast blind, and what came of it. */
export type BlindEntry = {
  readonly eventId: string;
  readonly date: string;
  readonly symbol: string;
  readonly level: LevelKind;
  readonly dir: 'UP' | 'DOWN';
  /** Clock of the session at the forecast, HH:MM:SS, and how long before the touch that was. */
  readonly clock: string;
  readonly leadS: number;
  readonly horizonMin: number;
  readonly analyst: Forecast;
  /** Undefined where the machine asks nothing at that moment. */
  readonly base?: Forecast;
  /** Undefined where it keeps its answer back. */
  readonly retrieval?: Forecast;
  /** Why it does, or why it does not lean; undefined where it does. */
  readonly kept?: string;
  readonly outcome: OutcomeWord;
  /** When the forecast was made, ISO 8601. */
  readonly madeAt: string;
  readonly synthetic: boolean;
  readonly planted: boolean;
  readonly configHash?: string;
};

/** Forecasts made blind, the oldest first, and approaches that were left without one. */
export type BlindLog = { readonly entries: readonly BlindEntry[]; readonly leftCount: number };

/** A log without anything in it. */
export const emptyLog: BlindLog = { entries: [], leftCount: 0 };

/** The log that was kept as text; an empty one for a text of another shape. */
export function blindLogIn(text: string | undefined): BlindLog {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<BlindLog>;
    const entries = Array.isArray(kept.entries) ? kept.entries : [];
    return { entries, leftCount: kept.leftCount ?? 0 };
  } catch {
    return emptyLog;
  }
}

/** The log as a document for others: every forecast with its scores. */
export function blindDocument({ entries, leftCount }: BlindLog, madeAt: string): string {
  const scored = entries.map((entry) => ({
    ...entry,
    brier: {
      analyst: brierOf(entry.analyst, entry.outcome),
      base: entry.base && brierOf(entry.base, entry.outcome),
      retrieval: entry.retrieval && brierOf(entry.retrieval, entry.outcome),
    },
  }));
  const notice = entries.some(({ synthetic }) => synthetic)
    ? 'SYNTHETIC data, not a market. Hypothetical results, not advice.'
    : 'Hypothetical results, not advice.';
  const document = { kind: 'spymaster blind log', version: 1, madeAt, notice, leftCount };
  return JSON.stringify({ ...document, entries: scored }, undefined, 2);
}
