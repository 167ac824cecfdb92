import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../../src/base/random.ts';
import { rowDistance } from '../../../src/domain/retrieval/row-distance.ts';
import { recallOf } from './graph-recall.ts';
import { GraphRows } from './graph-rows.ts';
import { groupWeights, randomQuery, randomRows } from './random-rows.ts';
import { fine, specModule } from './spec-module.ts';

const dims = 24;
const rows = randomRows({ rowCount: 4000, dims, seed: 'graph', missingShare: 0.03 });
const weights = groupWeights(dims);
const random = new Random('graph queries');
const queries = Array.from({ length: 20 }, () => randomQuery(rows, random));
const options = { k: 51, perSessionMax: 3 };

let graph: GraphRows;

beforeAll(async () => {
  graph = fine(GraphRows.open(await specModule(), rows, { weights, graphRowsMin: 1 }));
});

describe('the search through a graph', () => {
  it('misses few neighbors', () => {
    const recalls = queries.map((query) =>
      recallOf(
        graph.nearest(query, weights, options),
        graph.exact.nearest(query, weights, options),
      ),
    );
    expect(recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length).toBeGreaterThan(0.95);
  });

  it('shows exact distances, in order, within the rules', () => {
    for (const query of queries) {
      const { rows: found, distances } = graph.nearest(query, weights, options);
      expect(found.length).toBe(51);
      expect(new Set([...found].map((row) => rows.groups[row])).size).toBe(51);
      const sessions = [...found].map((row) => rows.sessions[row]);
      for (const session of sessions) {
        expect(sessions.filter((other) => other === session).length).toBeLessThanOrEqual(3);
      }
      found.forEach((row, i) => {
        expect(distances[i]).toBe(rowDistance(query, weights, { ...rows, row }).distance);
      });
      expect(distances).toEqual(distances.toSorted());
    }
  });

  it('looks further until the rules are met', () => {
    const allowed = Uint8Array.from(rows.sessions, (session) => (session > 90 ? 1 : 0));
    const strict = { k: 9, perSessionMax: 1, allowed, rowLimit: 3995 };
    for (const query of queries) {
      const found = graph.nearest(query, weights, strict);
      expect(found.rows.length).toBe(9);
      expect(Math.min(...found.rows)).toBeGreaterThanOrEqual(91 * 40);
      expect(Math.max(...found.rows)).toBeLessThan(3995);
    }
  });

  it('is exact for weights that the graph was not built for', () => {
    const others = new Float64Array(dims).fill(1 / dims);
    expect(graph.nearest(queries[0], others, options)).toEqual(
      graph.exact.nearest(queries[0], others, options),
    );
  });

  it('counts what it missed', () => {
    const answer = graph.exact.nearest(queries[0], weights, { k: 4 });
    expect(recallOf(answer, answer)).toBe(1);
    expect(recallOf({ ...answer, rows: answer.rows.slice(0, 3) }, answer)).toBe(0.75);
  });
});
