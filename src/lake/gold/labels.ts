import { UNDEF_I64 } from '../../contracts/contract.ts';
import type { Columns } from '../../contracts/contract.ts';
import { labels } from '../../contracts/labels.ts';
import { TOUCH_HORIZON_MIN } from '../../domain/episodes/outcome.ts';
import type { EpisodeMoment } from '../../domain/episodes/session-episodes.ts';
import { toNano } from '../../domain/features/rounding.ts';
import { outcomeLabels } from '../../domain/labels/outcome-labels.ts';
import type { OutcomeLabel } from '../../domain/labels/outcome-labels.ts';
import { touchLabel } from '../../domain/labels/touch-label.ts';
import type { TouchLabel } from '../../domain/labels/touch-label.ts';
import { defineStage } from '../stage/define-stage.ts';
import { episodesOf, labelTables, labelTapeOf } from './episode-tables.ts';

/** Labels of a setup: whether it was touched, or what became of it. */
type Label = {
  readonly moment: EpisodeMoment;
  readonly eventId: string | undefined;
  readonly resolvedNs: number;
  readonly touch: TouchLabel | undefined;
  readonly outcome: OutcomeLabel | undefined;
};

/** What became of the session's setups. */
export const goldLabels = defineStage({
  name: 'gold-labels',
  version: 2,
  reads: labelTables,
  writes: { tier: 'gold', contract: labels },

  run({ windows, ...tables }, session) {
    const { tape, episodes } = episodesOf(tables, session);
    const labelTape = labelTapeOf(tape, windows, session);
    const rows = episodes.moments.flatMap((moment): readonly Label[] => {
      if (moment.setup.rowType === 'MONITOR') {
        const touch = touchLabel(moment, episodes.approaches, labelTape.silences);
        return [{ ...touch, touch, outcome: undefined }];
      }
      const { eventId } = moment.setup;
      return outcomeLabels(labelTape, moment).map((outcome) => ({
        ...{ moment, eventId, resolvedNs: outcome.resolvedNs, touch: undefined, outcome },
      }));
    });
    return columnsOf(rows, session.anchors.startNs);
  },
});

function columnsOf(rows: readonly Label[], startNs: bigint): Columns<typeof labels> {
  const numbers = (of: (label: OutcomeLabel) => number): Float64Array =>
    Float64Array.from(rows, ({ outcome }) => (outcome ? toNano(of(outcome)) : NaN));
  const inAtr = (of: (label: OutcomeLabel) => number): Float64Array =>
    numbers((label) => of(label) / label.moment.setup.atr);
  const words = (place: 0 | 1 | 2) => rows.map(({ outcome }) => outcome?.outcomes[place]);
  return {
    row_id: rows.map(({ moment }) => moment.setup.rowId),
    row_type: rows.map(({ moment }) => moment.setup.rowType),
    decided_ns: BigInt64Array.from(rows, ({ moment }) => moment.setup.decidedNs),
    event_id: rows.map(({ eventId }) => eventId),
    H_min: Int32Array.from(rows, ({ outcome }) => outcome?.horizonMin ?? TOUCH_HORIZON_MIN),
    touch: Float64Array.from(rows, ({ touch }) =>
      touch?.touch === undefined ? NaN : Number(touch.touch),
    ),
    ...{ outcome: words(1), outcome_05: words(0), outcome_15: words(2) },
    B_ticks: Int32Array.from(rows, ({ moment }) => moment.setup.barrierTicks),
    atr_s: Float64Array.from(rows, ({ moment }) => moment.setup.atr),
    x0: Int32Array.from(rows, ({ moment }) => moment.setup.xTicks),
    p_geo_break: numbers(({ odds }) => odds.break),
    p_geo_reject: numbers(({ odds }) => odds.reject),
    p_geo_chop: numbers(({ odds }) => odds.chop),
    t_break_05: numbers(({ breakS }) => breakS[0]),
    t_break_10: numbers(({ breakS }) => breakS[1]),
    t_break_15: numbers(({ breakS }) => breakS[2]),
    t_reject_05: numbers(({ rejectS }) => rejectS[0]),
    t_reject_10: numbers(({ rejectS }) => rejectS[1]),
    t_reject_15: numbers(({ rejectS }) => rejectS[2]),
    mfe: numbers(({ mfe }) => mfe),
    mae: numbers(({ mae }) => mae),
    mfe_atr: inAtr(({ mfe }) => mfe),
    mae_atr: inAtr(({ mae }) => mae),
    strength: numbers(({ strength }) => strength),
    px_5m: numbers(({ px5m }) => px5m),
    resolved_at: BigInt64Array.from(rows, ({ resolvedNs }) =>
      Number.isNaN(resolvedNs) ? UNDEF_I64 : startNs + BigInt(resolvedNs),
    ),
    censored: Uint8Array.from(rows, ({ resolvedNs }) => (Number.isNaN(resolvedNs) ? 1 : 0)),
    instant: Uint8Array.from(rows, ({ outcome }) => (outcome?.isInstant === true ? 1 : 0)),
  };
}
