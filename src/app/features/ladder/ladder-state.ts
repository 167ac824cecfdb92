import type { PressureStep } from '../../../protocol/pressure-api.ts';
import type { LadderRow } from '../../../domain/features/ladder.ts';
import type { SelectedLevelNow } from '../../context/selected-level.ts';
import { fixed } from '../../ui/figures.ts';

/** What there is to show of the selected level, or why there is nothing. */
export type LadderState = {
  readonly kind: 'none' | 'failed' | 'loading' | 'early' | 'waiting' | 'far' | 'shown';
  /** A line that says it; empty while the ladder itself does. */
  readonly title: string;
  readonly detail: string;
};

/** What is known of a session's pressure. */
export type PressureKnown = {
  /** Whether the session has order data. */
  readonly isAvailable: boolean;
  /** Why there is no pressure; undefined if there is, or will be. */
  readonly absence: string | undefined;
  readonly step: PressureStep | undefined;
  /** Clock of the first window's end; undefined while unknown. */
  readonly firstClock: string | undefined;
  /** What is being read, e.g. its size; empty while unknown. */
  readonly progress: string;
  readonly lastPx: number | undefined;
  readonly decimals: number;
};

/** The state of the ladder for a level. */
export function ladderState(known: PressureKnown, level: SelectedLevelNow): LadderState {
  const { isAvailable, absence, step, firstClock, progress } = known;
  if (!isAvailable) {
    const detail = `${sentence(absence ?? 'no order data')}. Pressure is made from every order of the day; candles, levels and replay do not need it.`;
    return { kind: 'none', title: 'No order data in this session', detail };
  }
  if (absence !== undefined) {
    const detail = `${sentence(absence)}. The message above the chart says why. Candles, levels and replay still work.`;
    return { kind: 'failed', title: 'Pressure cannot be computed', detail };
  }
  if (step === undefined) {
    const detail = progress === '' ? '' : `${sentence(progress)}.`;
    return { kind: 'loading', title: 'Order data on its way', detail };
  }
  if (step.untilS === undefined) {
    const detail = firstClock === undefined ? '' : `It begins at ${firstClock}.`;
    return { kind: 'early', title: 'Before the order data', detail };
  }
  const now = step.levels.find(({ id }) => id === level.id);
  if (now?.tick === undefined) return waiting(level);
  if (step.ask.selected === level.id && step.ladder.every(isBare)) {
    return far(level, known);
  }
  return { kind: 'shown', title: '', detail: '' };
}

function waiting({ name, valid, reason }: SelectedLevelNow): LadderState {
  if (valid && reason === undefined) {
    return {
      kind: 'waiting',
      title: `First seconds of ${name}`,
      detail: 'Its first 5 seconds have not ended.',
    };
  }
  const detail = sentence(reason ?? '');
  const isStopped = detail === '' || detail.endsWith('.');
  return {
    ...{ kind: 'waiting', title: `${name} does not count yet` },
    detail: isStopped ? detail : `${detail}.`,
  };
}

/** Ratios of an empty book are those of nothing to nothing: they would look like a quiet one. */
function far({ name, px }: SelectedLevelNow, { lastPx, decimals }: PressureKnown): LadderState {
  const title = `No orders around ${name}`;
  if (px === undefined || lastPx === undefined) return { kind: 'far', title, detail: '' };
  const side = lastPx < px ? 'below' : 'above';
  const detail = `The last price is ${fixed(Math.abs(lastPx - px), decimals)} points ${side} it.`;
  return { kind: 'far', title, detail };
}

/** Whether nothing rests, moves or trades in a row. */
function isBare({ askLots, bidLots, askChurn, bidChurn, tape }: LadderRow): boolean {
  return [askLots, bidLots, askChurn, bidChurn, tape].every((value) => !(Math.abs(value) > 0));
}

function sentence(text: string): string {
  return (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, '');
}
