/**
 * What was said of many questions and what then happened, in the order of time. Row i is one
 * question whose outcome is known.
 */
export type Forecasts = {
  /** Outcomes there are: 3 for BREAK, REJECT and CHOP in this order, 2 for touch and none. */
  readonly classCount: number;
  /** n session numbers, never falling. */
  readonly sessions: Int32Array;
  /** n outcomes, below `classCount`. */
  readonly outcomes: Uint8Array;
  /** n × classes probabilities, row by row. */
  readonly p: Float64Array;
};

/** One yes-or-no statement per row: how likely it was said to be, and whether it came true. */
export type Statements = {
  /** n probabilities. */
  readonly p: Float64Array;
  /** n, 1 where it came true. */
  readonly hits: Uint8Array;
};

/** The outcome each row gave the most probability; the first of equals. */
export function leadingClasses({ classCount, p }: Pick<Forecasts, 'classCount' | 'p'>): Uint8Array {
  const leaders = new Uint8Array(p.length / classCount);
  for (let row = 0; row < leaders.length; row++) {
    const start = row * classCount;
    for (let c = 1; c < classCount; c++)
      if (p[start + c] > p[start + leaders[row]]) leaders[row] = c;
  }
  return leaders;
}

/** "The leading outcome will happen", said of every row. */
export function leadingStatements({ classCount, outcomes, p }: Forecasts): Statements {
  const leaders = leadingClasses({ classCount, p });
  return {
    p: Float64Array.from(leaders, (leader, row) => p[row * classCount + leader]),
    hits: Uint8Array.from(leaders, (leader, row) => Number(leader === outcomes[row])),
  };
}

/** "This outcome will happen", said of every row. */
export function statementsOf({ classCount, outcomes, p }: Forecasts, outcome: number): Statements {
  return {
    p: Float64Array.from(outcomes, (_, row) => p[row * classCount + outcome]),
    hits: Uint8Array.from(outcomes, (found) => Number(found === outcome)),
  };
}
