import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nameFaults, sizeFaults, wordFaults } from './tidy.ts';

let root = '';

beforeEach(() => {
  root = `${mkdtempSync(join(tmpdir(), 'tidy-'))}/`;
  execFileSync('git', ['init', '-q'], { cwd: root });
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(root + file), { recursive: true });
  writeFileSync(root + file, content);
}

it('names say what is inside, in kebab-case', () => {
  for (const name of ['src/base/ring.ts', 'src/app/ui/number-cell.spec.ts', 'README.md']) {
    write(name, '');
  }
  expect(nameFaults(root)).toEqual([]);
  for (const name of ['src/utils.ts', 'src/app/index.ts', 'workers/Query.ts']) write(name, '');
  expect(nameFaults(root)).toHaveLength(3);
});

it('words of one machine or network stay out', () => {
  write('docs/a.md', 'see src/home/page.ts, ../../root/x and https://nodejs.org/api\n');
  expect(wordFaults(root)).toEqual([]);
  // Put together here, so that this file passes its own gate.
  const place = ['', 'home', 'me', 'lake'].join('/');
  write('docs/a.md', `fine\nsee ${place}\n`);
  write('package-lock.json', `    ${JSON.stringify('resolved')}: "x"\n`);
  expect(wordFaults(root)).toEqual([
    'docs/a.md:2: a path of one machine',
    'package-lock.json:1: a resolved address',
  ]);
});

it('stylesheets stay short, pictures and a clone light', () => {
  write('src/a.css', 'a {}\n'.repeat(399));
  expect(sizeFaults(root)).toEqual([]);
  write('src/a.css', 'a {}\n'.repeat(401));
  write('e2e/visual/a.png', new Uint8Array(3.1e6));
  write('data/a.bin', new Uint8Array(37.9e6));
  expect(sizeFaults(root)).toEqual([
    'src/a.css: expected 400 lines, found 402',
    'e2e/visual: expected 3.0 MB, found 3.1 MB',
    'checkout: expected 40.0 MB, found 41.0 MB',
  ]);
});

it('ignored files are nobody’s business', () => {
  write('.gitignore', 'out/\n');
  write('out/utils.ts', '');
  expect(nameFaults(root)).toEqual([]);
});
