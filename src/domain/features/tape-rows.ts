/** Random tapes and their reflections, for specs. */
import { Random } from '../../base/random.ts';
import type { TimedRow } from '../ledger/timed-rows.ts';

/** An order as the tape left it. */
type Resting = { readonly id: number; readonly side: 'A' | 'B'; tick: number; size: number };

/**
 * A tape around 24,000: orders come, shrink, grow, move, go and are eaten, some of them in ways
 * that a clean stream would not hold. Seconds of the session.
 */
export function randomTape(seed: string, seconds: number, perSecond = 8): readonly TimedRow[] {
  const random = new Random(seed);
  const rows: TimedRow[] = [];
  const resting: Resting[] = [];
  let nextId = 1;
  const anyTick = (side: 'A' | 'B'): number =>
    side === 'A' ? 24_000 + random.integer(1, 26) : 24_000 - random.integer(1, 26);
  const enter = (at: number): void => {
    const side = random.uniform() < 0.5 ? 'A' : 'B';
    const order = { id: nextId++, side, tick: anyTick(side), size: random.integer(1, 30) } as const;
    resting.push({ ...order });
    rows.push([at, 'A', side, order.id, order.tick, order.size]);
  };
  for (let i = 0; i < 60; i++) enter(0.5);
  for (let i = 0; i < seconds * perSecond; i++) {
    const at = 1 + i / perSecond;
    const draw = random.uniform();
    const order = resting[random.integer(0, resting.length)];
    if (draw < 0.45) enter(at);
    else if (draw < 0.7) {
      const size = random.integer(1, order.size + 1);
      rows.push([at, 'C', order.side, order.id, order.tick, size]);
      order.size -= size;
    } else if (draw < 0.85) {
      if (random.uniform() < 0.6) order.tick = anyTick(order.side);
      order.size = random.integer(1, 30);
      rows.push([at, 'M', order.side, order.id, order.tick, order.size]);
    } else {
      const size = random.integer(1, order.size + 1);
      const aggressor = order.side === 'A' ? 'B' : 'A';
      rows.push([at, 'T', aggressor, 0, order.tick, size, 'part']);
      rows.push([at, 'F', order.side, order.id, order.tick, size, 'part']);
      rows.push([at, 'C', order.side, order.id, order.tick, size]);
      order.size -= size;
    }
    if (order.size === 0) resting.splice(resting.indexOf(order), 1);
  }
  return rows;
}

/** The tape as a mirror at a tick shows it: prices reflected, sides swapped. */
export function reflected(tape: readonly TimedRow[], tick: number): readonly TimedRow[] {
  const swapped = { A: 'B', B: 'A', N: 'N' } as const;
  return tape.map(([at, action, side, id, px, size, part]) => {
    const row = [at, action, swapped[side], id, 2 * tick - px, size] as const;
    return part === undefined ? row : [...row, part];
  });
}
