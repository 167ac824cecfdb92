import { describe, expect, it } from 'vitest';
import { PlainRows } from '../../../src/domain/retrieval/plain-rows.ts';
import { GraphRows } from './graph-rows.ts';
import { groupWeights, randomRows } from './random-rows.ts';
import { openSized } from './sized-rows.ts';
import { specModule } from './spec-module.ts';
import { WasmRows } from './wasm-rows.ts';

const dims = 24;
const rows = randomRows({ rowCount: 3000, dims, seed: 'sized', missingShare: 0.03 });
const weighted = { ...rows, weights: groupWeights(dims) };

describe('the search over so many rows', () => {
  it('is exact below a hundred thousand, and tells no recall', async () => {
    const search = openSized(await specModule(), weighted);
    expect(search).toBeInstanceOf(WasmRows);
    expect('recall' in search).toBe(false);
  });

  it('goes through a graph above, and measures what that misses', async () => {
    const search = openSized(await specModule(), weighted, 3000);
    expect(search).toBeInstanceOf(GraphRows);
    expect(search.recall?.()).toBeGreaterThan(0.9);
    expect(search.recall?.()).toBeLessThanOrEqual(1);
  });

  it('is exact where nobody knows the weights', async () => {
    expect(openSized(await specModule(), rows, 3000)).toBeInstanceOf(WasmRows);
  });

  it('needs no module where there is nothing to search', async () => {
    const none = { ...rows, values: new Float32Array(0), groups: new Int32Array(0) };
    const empty = { ...none, sessions: new Int32Array(0) };
    expect(openSized(await specModule(), empty)).toBeInstanceOf(PlainRows);
  });
});
