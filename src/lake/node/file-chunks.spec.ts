import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileChunks } from './file-chunks.ts';

const folder = mkdtempSync(join(tmpdir(), 'file-chunks-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'file');
  writeFileSync(path, text);
  return path;
}

async function read(path: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const chunk of fileChunks(path, 4)) texts.push(Buffer.from(chunk).toString());
  return texts;
}

describe('chunks of a file', () => {
  it.each([
    ['', []],
    ['abc', ['abc']],
    ['abcdefgh', ['abcd', 'efgh']],
    ['abcdefghi', ['abcd', 'efgh', 'i']],
  ])('of %j are %j', async (text, chunks) => {
    expect(await read(file(text))).toEqual(chunks);
  });

  it('stay as they are until the next one is asked for', async () => {
    const chunks = fileChunks(file('abcdefgh'), 4);
    const first = await chunks.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first.value).toEqual(new Uint8Array([97, 98, 99, 100]));
    await chunks.return();
  });

  it('of a missing file are an error of the system', async () => {
    await expect(read(join(folder, 'missing'))).rejects.toThrow(/ENOENT/);
  });
});
