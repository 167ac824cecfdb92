import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { handGraph } from './hand-graph.ts';
import type { StratifiedGraph } from './hand-graph.ts';
import { handPaths } from './hand-paths.ts';
import { replay, replayScores } from './neighbor-graph.ts';
import { nullTest, shiftTest } from './permutation-test.ts';
import { RandomMembers, randomNeighborsTest } from './random-neighbors.ts';
import { knowNothingSkill, skill } from './skill.ts';
import { StratifiedShift } from './stratified-shift.ts';

describe('a replay', () => {
  // Three outcomes; one question with four neighbors of the weights 0.9375, 0.75, 0.4375, 0.19.
  const rows = {
    sessions: Int32Array.of(0, 0, 1, 1, 2),
    approaches: Int32Array.of(0, 1, 2, 3, 4),
    groups: Int32Array.of(0, 1, 2, 3, 4),
    outcomes: Uint8Array.of(0, 0, 1, 2, 0),
  };
  const pool = { rows: Int32Array.of(0, 1, 2, 3, 4), weights: Float64Array.of(1, 1, 2, 1, 9) };
  const question = {
    ...{ row: 4, neighbors: Int32Array.of(0, 1, 2, 3), effectiveCount: 3.211208, pool },
    weights: Float64Array.of(0.9375, 0.75, 0.4375, 0.19),
    ...{ pastCount: 4, tilt: Float64Array.of(1, 1, 1) },
  };
  const graph = { classCount: 3, rows, questions: [question], priorCount: 10 };

  it('mixes base rate and neighbors as the golden case has it', () => {
    const { p, base } = replay(graph, rows.outcomes);
    expect([...base]).toEqual([0.4, 0.4, 0.2]);
    [0.479955, 0.348709, 0.171336].forEach((share, c) => expect(p[c]).toBeCloseTo(share, 6));
  });

  it('tilts the base rate to the geometry', () => {
    const tilted = { ...question, tilt: Float64Array.of(2, 0.5, 1) };
    const { base } = replay({ ...graph, questions: [tilted] }, rows.outcomes);
    // 0.8, 0.2 and 0.2 of 1.2.
    [0.8, 0.2, 0.2].forEach((part, c) => expect(base[c]).toBeCloseTo(part / 1.2, 12));
  });

  it('is not tilted by geometry that leaves nothing of what the pool knows', () => {
    const tilted = { ...question, tilt: Float64Array.of(0, 0, 1), pastCount: 3 };
    const { base } = replay({ ...graph, questions: [tilted] }, rows.outcomes);
    expect([...base]).toEqual([0.5, 0.5, 0]);
  });

  it('does not know the outcome of its own session', () => {
    const other = rows.outcomes.with(4, 2);
    expect(replay(graph, other)).toEqual(replay(graph, rows.outcomes));
    expect(replayScores(graph, other)).not.toEqual(replayScores(graph, rows.outcomes));
  });

  it('is the base rate where nobody is near', () => {
    const alone = { ...question, neighbors: new Int32Array(), weights: new Float64Array() };
    const { p, base } = replay({ ...graph, questions: [alone] }, rows.outcomes);
    [...p].forEach((share, c) => expect(share).toBeCloseTo(base[c], 12));
  });
});

describe('turned outcomes', () => {
  const sessions = Int32Array.of(0, 0, 0, 1, 1, 2, 2, 3);
  const outcomes = Uint8Array.from(sessions.keys());
  const strata = Int32Array.of(0, 1, 0, 0, 1, 0, 1, 0);
  const shift = new StratifiedShift({ outcomes, sessions, strata });
  const draws = Array.from({ length: 50 }, (_, i) => shift.draw(String(i)));

  it('stay in their stratum, and leave their session if their stratum is turned', () => {
    for (const turned of draws) {
      turned.forEach((from, row) => {
        expect(strata[from]).toBe(strata[row]);
        if (from !== row) expect(sessions[from]).not.toBe(sessions[row]);
      });
    }
    expect(new Set(draws.map(String)).size).toBeGreaterThan(1);
  });

  it('keep their order around the circle, and are as likely to stay as to take any one turn', () => {
    const circles = draws.map((turned) => String([turned[1], turned[4], turned[6]]));
    for (const way of ['1,4,6', '4,6,1', '6,1,4']) {
      // 16.7 of 50 are expected; fewer than 7 have a chance of one in a thousand.
      expect(circles.filter((circle) => circle === way).length).toBeGreaterThan(6);
    }
  });

  it('stay where one session fills a stratum', () => {
    const stuck = new StratifiedShift({
      outcomes,
      sessions: new Int32Array(8),
      strata,
    });
    expect(stuck.movableShare).toBe(0);
    expect(stuck.draw('any')).toEqual(outcomes);
  });
});

it('counts ties against a claim', () => {
  expect(nullTest(0.5, Float64Array.of(0.1, 0.5, 0.9)).pValue).toBe(0.75);
  expect(nullTest(2, new Float64Array(999)).pValue).toBe(0.001);
  expect(nullTest(NaN, new Float64Array(9)).pValue).toBeNaN();
});

/** One seed per market of a kind. */
function seeds(count: number, kind: string): readonly string[] {
  return Array.from({ length: count }, (_, i) => `${kind} ${i}`);
}

function shiftP({ graph, strata }: StratifiedGraph, seed: string): number {
  const groups = [{ name: 'all', questions: Int32Array.from(graph.questions.keys()) }];
  return shiftTest(graph, { strata, groups, seed, draws: 99 })[0].pValue;
}

function randomP({ graph }: StratifiedGraph, seed: string): number {
  return randomNeighborsTest(graph, { seed, draws: 99, perSessionMax: 3 }).pValue;
}

/** Whether forecasts that know nothing pass for knowledge: 24 rows in strata of two or three. */
function blindP(seed: string): number {
  const random = new Random(seed);
  const rows = Array.from({ length: 24 }, (_, row) => row);
  const [outcomes, said] = [0, 1].map(() => Uint8Array.from(rows, () => random.integer(0, 3)));
  const strata = Int32Array.from(rows, () => random.integer(0, 10));
  const shift = new StratifiedShift({ outcomes, sessions: Int32Array.from(rows), strata });
  const skillOf = (of: Uint8Array): number => rows.filter((row) => of[row] === said[row]).length;
  const nulls = Float64Array.from({ length: 99 }, (_, i) => skillOf(shift.draw(`${seed} ${i}`)));
  return nullTest(skillOf(outcomes), nulls).pValue;
}

describe('the stratified test', () => {
  it('takes nothing for knowledge where strata are small', () => {
    const found = seeds(400, 'small').map(blindP);
    // 20 of 400 are expected at most; 35 or more have a chance of one in a thousand.
    expect(found.filter((p) => p <= 0.05).length).toBeLessThan(35);
  });

  it('hears what only similarity knows', () => {
    const found = seeds(10, 'informed').map((seed) => {
      const market = handGraph({ seed, information: 0.5, geometry: 0 });
      return [shiftP(market, seed), randomP(market, seed)];
    });
    expect(found.filter(([shift]) => shift <= 0.02).length).toBeGreaterThan(8);
    expect(found.filter(([, random]) => random <= 0.02).length).toBeGreaterThan(8);
  });

  it('does not take geometry for knowledge', () => {
    const found = seeds(40, 'geometry').map((seed) =>
      shiftP(handGraph({ seed, information: 0, geometry: 0.8 }), seed),
    );
    // 2 of 40 are expected below 0.05; 7 or more have a chance of 3 in a thousand.
    expect(found.filter((p) => p < 0.05).length).toBeLessThan(7);
    const mid = found.reduce((sum, p) => sum + p / 40, 0);
    expect(mid).toBeGreaterThan(0.35);
    expect(mid).toBeLessThan(0.65);
  });

  it('does not take the length of a path for knowledge', () => {
    const found = seeds(30, 'paths').map((seed) => shiftP(handPaths(seed), seed));
    // 1.5 of 30 are expected below 0.05; 6 or more have a chance of 3 in a thousand.
    expect(found.filter((p) => p < 0.05).length).toBeLessThan(6);
    const mid = found.reduce((sum, p) => sum + p / 30, 0);
    expect(mid).toBeGreaterThan(0.3);
    expect(mid).toBeLessThan(0.7);
  });

  it('would take it for knowledge without strata', () => {
    const naive = seeds(10, 'naive').map((seed) => {
      const { graph } = handGraph({ seed, information: 0, geometry: 0.8 });
      const one = new Int32Array(graph.rows.outcomes.length);
      const flat = graph.questions.map((question) => ({
        ...question,
        tilt: Float64Array.of(1, 1),
      }));
      return shiftP({ graph: { ...graph, questions: flat }, strata: one }, seed);
    });
    expect(naive.filter((p) => p <= 0.02).length).toBeGreaterThan(8);
  });

  it('gives the same p-value for the same seed', () => {
    const drawn = handGraph({ seed: 'same', information: 0.1, geometry: 0.5 });
    expect(shiftP(drawn, 'a')).toBe(shiftP(drawn, 'a'));
  });
});

it('pays for neighbors that know nothing what theory says', () => {
  const skills = seeds(40, 'nothing').map((seed) => {
    const { graph } = handGraph({ seed, information: 0, geometry: 0 });
    const { scores, references } = replayScores(graph, graph.rows.outcomes);
    return skill(scores, references);
  });
  const found = skills.reduce((sum, one) => sum + one / 40, 0);
  expect(Math.abs(found - knowNothingSkill(20, 10))).toBeLessThan(0.005);
});

it('draws random neighbors from the past, each group once, three of a session', () => {
  const { graph } = handGraph({ seed: 'rules', information: 0, geometry: 0 });
  const { sessions } = graph.rows;
  const groups = sessions.map((session, row) => 4 * session + (row % 4));
  const members = new RandomMembers({ ...graph, rows: { ...graph.rows, groups } }, 3);
  const random = new Random('rules');
  for (const question of graph.questions) {
    const { neighbors } = members.withRandom(question, random);
    expect(neighbors.length).toBe(20);
    expect(new Set(neighbors.map((row) => groups[row])).size).toBe(20);
    expect(Math.max(...neighbors)).toBeLessThan(question.pastCount);
    const bySession = Object.values(Object.groupBy(neighbors, (row) => sessions[row]));
    expect(Math.max(...bySession.map((rows) => rows?.length ?? 0))).toBeLessThanOrEqual(3);
  }
});
