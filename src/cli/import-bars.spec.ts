import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DbnMetadata } from '../domain/dbn/dbn-metadata.ts';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import type { OhlcvRecord } from '../domain/dbn/ohlcv.ts';
import { readOhlcv } from '../domain/dbn/ohlcv.ts';
import { isoNs } from '../domain/units/time.ts';
import { RawFile } from '../lake/node/raw-file.ts';
import { importBars } from './import-bars.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bars-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Options = Partial<Parameters<typeof importBars>[1]>;

async function imported(
  content: string | Uint8Array,
  options: Options = {},
  name = 'bars.csv',
): Promise<{ metadata: DbnMetadata | undefined; bars: OhlcvRecord[] }> {
  const source = join(folder, name);
  const out = join(folder, 'out.dbn.zst');
  await writeFile(source, content);
  await importBars(source, { symbol: 'ESH6', label: 'start', out, ...options });
  const bars: OhlcvRecord[] = [];
  let metadata: DbnMetadata | undefined;
  const reader = new DbnReader({
    metadata: (found) => {
      metadata = found;
    },
    run: (run) => {
      for (let i = 0; i < run.count; i++) bars.push(readOhlcv(run, i));
    },
  });
  for await (const chunk of await RawFile.open(out)) reader.push(chunk);
  reader.end();
  return { metadata, bars };
}

/** Starts of the imported bars, UTC, to the minute. */
async function starts(content: string, options: Options = {}): Promise<string[]> {
  const { bars } = await imported(content, options);
  return bars.map(({ tsEvent }) => isoNs(tsEvent).slice(0, 16));
}

const header = 'timestamp,open,high,low,close,volume';
const twoBars = `${header}\n2026-02-06 09:31,6850.25,6852,6850,6851.5,120\n2026-02-06 09:32,6851.5,6851.5,6849.75,6850,80\n`;

describe('imported bars', () => {
  it('have the prices, volume and symbol of their rows', async () => {
    const { metadata, bars } = await imported(twoBars, { tz: 'America/New_York' });
    expect(bars[0]).toMatchObject({
      rtype: 33,
      openNano: 6_850_250_000_000n,
      highNano: 6_852_000_000_000n,
      lowNano: 6_850_000_000_000n,
      closeNano: 6_851_500_000_000n,
      volume: 120n,
    });
    expect(metadata).toMatchObject({ version: 3, schema: 6, symbols: ['ESH6'] });
    const [mapping] = metadata?.mappings ?? [];
    expect(mapping).toEqual({
      rawSymbol: 'ESH6',
      intervals: [
        {
          startDate: '2026-02-06',
          endDate: '2026-02-07',
          symbol: String(bars[0]?.instrumentId),
        },
      ],
    });
  });

  it('begin where a start label stands, a minute before an end label', async () => {
    const tz = 'America/New_York';
    expect(await starts(twoBars, { tz })).toEqual(['2026-02-06T14:31', '2026-02-06T14:32']);
    expect(await starts(twoBars, { tz, label: 'end' })).toEqual([
      '2026-02-06T14:30',
      '2026-02-06T14:31',
    ]);
  });

  it.each(['plain', 'gzip', 'zstd of two frames'])('are read from a %s file', async (packing) => {
    const half = Math.floor(twoBars.length / 2);
    const files: Record<string, [string, string | Uint8Array]> = {
      plain: ['a.csv', twoBars],
      gzip: ['a.csv.gz', gzipSync(twoBars)],
      'zstd of two frames': [
        'a.csv.zst',
        Buffer.concat([
          zstdCompressSync(twoBars.slice(0, half)),
          zstdCompressSync(twoBars.slice(half)),
        ]),
      ],
    };
    const [name, content] = files[packing];
    expect((await imported(content, { tz: 'UTC' }, name)).bars).toHaveLength(2);
  });

  it('come after comments, a byte order mark and quoted names', async () => {
    const quoted = '"timestamp","open","high","low","close","volume"';
    const content = `\uFEFF#schema: v2\n${quoted}\n# a note\n"2026-02-06T09:31Z",1,2,1,2,3\n`;
    expect(await starts(content)).toEqual(['2026-02-06T09:31']);
  });

  it('come from a date and a clock in two columns', async () => {
    const content = `Date; Time; Open; High; Low; Last; Volume\n2014/12/3; 9:30:00; 1; 2; 1; 2; 3\n`;
    expect(await starts(content, { tz: 'America/Chicago' })).toEqual(['2014-12-03T15:30']);
  });

  it('keep both readings of the hour that is read twice in autumn', async () => {
    // New York, 2025-11-02: 01:59 EDT is 05:59 UTC, the next 01:00 is EST, 06:00 UTC.
    const rows = ['01:58', '01:59', '01:00', '01:01'].map((at) => `2025-11-02 ${at},1,1,1,1,1`);
    expect(await starts([header, ...rows].join('\n'), { tz: 'America/New_York' })).toEqual([
      '2025-11-02T05:58',
      '2025-11-02T05:59',
      '2025-11-02T06:00',
      '2025-11-02T06:01',
    ]);
  });

  it('are those of one instrument when asked for', async () => {
    const content = `${header},symbol\n2026-02-06T09:31Z,1,1,1,1,1,A\n2026-02-06T09:31Z,1,1,1,1,1,B\n`;
    expect(await starts(content, { where: new Map([['symbol', 'B']]) })).toHaveLength(1);
    await expect(imported(content)).rejects.toThrow(
      'bars.csv: expected one instrument, found A, B; --where symbol=NAME chooses one',
    );
  });
});

describe('a file that is not 1-minute bars', () => {
  it.each([
    ['2026-02-06 09:31Z,1,2,1,x,3', 'row 3: expected a price for close, found x'],
    ['2026-02-06 09:31Z,1,2,1,2,', 'row 3: expected a whole volume, found nothing'],
    ['2026-02-06 09:31Z,1,2,1,3,3', 'row 3: expected open and close between low and high'],
    [
      '2026-02-06 09:30Z,1,2,1,2,3',
      'row 3: expected a later minute than in the row before, found the same',
    ],
    [
      '2026-02-06 09:28Z,1,2,1,2,3',
      'row 3: expected a later minute than in the row before, found 2 min',
    ],
    [
      '2026-02-06 09:31:30Z,1,2,1,2,3',
      'row 3: expected a whole minute, found 2026-02-06 09:31:30Z',
    ],
    ['2026-02-06 09:31,1,2,1,2,3', 'row 3: expected a time with zone, or --tz'],
    ['02/06/2026,1,2,1,2,3', 'row 3: expected a time (YYYY-MM-DD'],
    ['2026-02-06 09:31Z,1,2,1', 'Invalid Record Length: expect 6, got 4 on line 3'],
  ])('is refused for the row %s', async (row, message) => {
    const content = `${header}\n2026-02-06 09:30Z,1,2,1,2,3\n${row}\n`;
    await expect(imported(content)).rejects.toThrow(message);
  });

  it('is refused when its bars are longer', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${1_704_150_000 + 300 * i},1,1,1,1,1`);
    await expect(imported([header, ...rows].join('\n'))).rejects.toThrow(
      'expected 1-minute bars, found steps of 5 minutes',
    );
  });

  it('is refused when it is empty, or nothing in it matches', async () => {
    await expect(imported('')).rejects.toThrow('expected a header, found an empty file');
    await expect(imported(header)).rejects.toThrow('expected bars, found none that match');
  });

  it('leaves no output behind', async () => {
    await rm(join(folder, 'out.dbn.zst'), { force: true });
    await expect(imported(`${twoBars}broken`, { tz: 'UTC' })).rejects.toThrow();
    expect((await readdir(folder)).filter((name) => name.includes('out'))).toEqual([]);
  });

  it('is refused when its packing is damaged', async () => {
    const cut = gzipSync(twoBars).subarray(0, 40);
    await expect(imported(cut, { tz: 'UTC' }, 'cut.csv.gz')).rejects.toThrow(
      /cut\.csv\.gz: expected gzip, found unexpected end of file/,
    );
  });
});
