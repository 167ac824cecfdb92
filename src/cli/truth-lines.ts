import type { PlantedTouch } from '../domain/simulator/session-director.ts';

/** A line of `truth.jsonl`: what was hidden before a touch of a level, and what was drawn at it. */
export type TruthLine = {
  /** As the lake would name it, if its episode is the same. */
  readonly event_id: string;
  readonly session_date: string;
  readonly level_kind: string;
  readonly dir: 'UP' | 'DOWN';
  readonly level_tick: number;
  /** When the touch was confirmed, seconds since the session's start. */
  readonly trigger_s: number;
  /** How long the states bent the flow of orders before it, seconds. */
  readonly bent_s: number;
  /** 1 where orders retreat, −1 where they build up. */
  readonly z_ahead: 1 | -1;
  readonly z_behind: 1 | -1;
  /** Probabilities given the states, and the outcome that was drawn with them. */
  readonly p: Readonly<Record<'BREAK' | 'REJECT' | 'CHOP', number>>;
  readonly y: 'BREAK' | 'REJECT' | 'CHOP';
};

/** The truth of a session, a JSON document a line. */
export function truthLines(
  { date, symbol }: { readonly date: string; readonly symbol: string },
  touches: readonly PlantedTouch[],
): string {
  return touches.map((touch) => `${JSON.stringify(truthLine(date, symbol, touch))}\n`).join('');
}

function truthLine(date: string, symbol: string, touch: PlantedTouch): TruthLine {
  const { kind, travel, ordinal, levelTick, timeS, bentS, ahead, behind, odds, outcome } = touch;
  const dir = travel === 1 ? 'UP' : 'DOWN';
  return {
    event_id: [symbol, date, kind, dir, String(ordinal).padStart(2, '0')].join('|'),
    session_date: date,
    level_kind: kind,
    dir,
    level_tick: levelTick,
    trigger_s: Math.round(timeS * 1000) / 1000,
    bent_s: Math.round(bentS),
    z_ahead: ahead,
    z_behind: behind,
    p: odds,
    y: outcome,
  };
}
