import { describe, expect, it } from 'vitest';
import { wayOf } from './kept-request.ts';

const scope = 'http://desk.test/spymaster/';
const paths = new Set(['index.html', 'main-6XWHPSOG.js', 'wasm/usearch.wasm']);

describe('how the desk answers while there is no server', () => {
  it.each([
    ['', 'navigate', 'page'],
    ['?d=2025-11-14&t=10:14:35', 'navigate', 'page'],
    ['main-6XWHPSOG.js', 'cors', 'fixed'],
    ['wasm/usearch.wasm', 'cors', 'fresh'],
    ['lake/catalog.json', 'cors', 'lake'],
    ['lake/gold/bars_2m/part-0.parquet?x=1', 'cors', 'lake'],
    ['nowhere.js', 'cors', 'other'],
  ])('%j as %s is %s', (path, mode, kind) => {
    expect(wayOf({ url: scope + path, method: 'GET', mode }, scope, paths).kind).toBe(kind);
  });

  it('leaves alone what is not of the app, and what changes something', () => {
    const foreign = { url: 'http://other.test/lake/catalog.json', method: 'GET', mode: 'cors' };
    expect(wayOf(foreign, scope, paths).kind).toBe('other');
    const post = { url: `${scope}lake/catalog.json`, method: 'POST', mode: 'cors' };
    expect(wayOf(post, scope, paths).kind).toBe('other');
  });
});
