import { expect, it } from 'vitest';
import { inspectionText } from './inspect.ts';
import type { Inspection } from './inspect.ts';

const session: Inspection = {
  version: 3,
  dataset: 'GLBX.MDP3',
  schema: 'mbo',
  symbols: ['ESH4'],
  frames: 2,
  records: 68_794,
  byRtype: { mbo: 68_792, 'symbol-mapping': 2 },
  tsEventMin: '2023-12-24T13:00:05.243925307Z',
  tsEventMax: '2023-12-25T23:59:59.446724905Z',
  priceMin: 85,
  priceMax: 5792.5,
};

const fragment: Inspection = {
  version: null,
  dataset: null,
  schema: null,
  symbols: [],
  frames: 1,
  records: 0,
  byRtype: {},
  tsEventMin: null,
  tsEventMax: null,
  priceMin: null,
  priceMax: null,
};

it('lines up labels and counts', () => {
  expect(inspectionText('es.dbn.zst', session).split('\n')).toEqual([
    'file              es.dbn.zst',
    'format            DBN version 3, zstd, 2 frames',
    'dataset           GLBX.MDP3',
    'schema            mbo',
    'symbols           ESH4',
    'records           68,794',
    '  mbo             68,792',
    '  symbol-mapping       2',
    'first             2023-12-24T13:00:05.243925307Z',
    'last              2023-12-25T23:59:59.446724905Z',
    'price             85 to 5792.5',
  ]);
});

it('leaves a dash for what the file does not say', () => {
  expect(inspectionText('x.frag.zst', fragment).split('\n')).toEqual([
    'file     x.frag.zst',
    'format   DBN fragment, no metadata, zstd, 1 frame',
    'dataset  –',
    'schema   –',
    'symbols  –',
    'records  0',
    'first    –',
    'last     –',
    'price    –',
  ]);
});

it('names the first symbols of many', () => {
  const symbols = Array.from({ length: 1010 }, (_, i) => `E${i}`);
  const text = inspectionText('x.dbn', { ...session, frames: 0, symbols });
  expect(text).toContain('symbols           E0, E1, E2, E3, E4, E5, E6, E7 and 1,002 more');
  expect(text).toContain('DBN version 3, plain');
});
