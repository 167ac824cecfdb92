/** Depth, its ten best and their flow the slow way, for specs. */

/** A ask, B bid. */
export type NaiveSide = 'A' | 'B';

/** Lots by tick; ticks without any are not there. */
export type NaiveDepth = Readonly<Record<NaiveSide, Map<number, number>>>;

/** The ten best prices of a side with their lots, best first; infinite ticks where there are none. */
export type NaiveBest = readonly (readonly [tick: number, lots: number])[];

/** The ten best of a side. */
export function tenBest(depth: NaiveDepth, side: NaiveSide): NaiveBest {
  const lots = depth[side];
  const worse = side === 'B' ? -1 : 1;
  let best = Infinity * worse;
  let worst = -Infinity * worse;
  for (const tick of lots.keys()) {
    if ((tick - best) * worse < 0) best = tick;
    if ((tick - worst) * worse > 0) worst = tick;
  }
  const found: [number, number][] = [];
  for (let tick = best; found.length < 10 && (worst - tick) * worse >= 0; tick += worse) {
    const there = lots.get(tick);
    if (there !== undefined) found.push([tick, there]);
  }
  while (found.length < 10) found.push([Infinity * worse, 0]);
  return found;
}

/** e of one depth (domain.md D2) as the book goes from one state to the next. */
export function flowOf(
  [bids, asks]: readonly [NaiveBest, NaiveBest],
  [bidsBefore, asksBefore]: readonly [NaiveBest, NaiveBest],
  depth: number,
): number {
  const [Pb, qb] = bids[depth];
  const [Pa, qa] = asks[depth];
  const [Pb0, qb0] = bidsBefore[depth];
  const [Pa0, qa0] = asksBefore[depth];
  return (
    (Pb >= Pb0 ? qb : 0) - (Pb <= Pb0 ? qb0 : 0) - (Pa <= Pa0 ? qa : 0) + (Pa >= Pa0 ? qa0 : 0)
  );
}

/** Whether two states differ in their first `count` depths. */
export function differ(a: NaiveBest, b: NaiveBest, count: number): boolean {
  return a.slice(0, count).some(([tick, lots], i) => tick !== b[i][0] || lots !== b[i][1]);
}

/** The depth as it is now. */
export function copyOf(depth: NaiveDepth): NaiveDepth {
  return { A: new Map(depth.A), B: new Map(depth.B) };
}
