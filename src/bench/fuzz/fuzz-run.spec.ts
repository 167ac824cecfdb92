import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runFuzz } from './fuzz-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'fuzz-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Three cases, the middle one of which does something. */
function program(deed: string): string {
  const path = join(folder, 'program.mjs');
  writeFileSync(
    path,
    `let index = Number(process.argv[3]);
     const say = (message) => process.send({ caseIndex: index, ...message });
     const done = { kind: 'done', outcome: { text: '' }, ms: 1, peakBytes: 1000 };
     const held = [];
     for (; index < 3; index++) {
       say({ kind: 'begun', source: 'orders' });
       await new Promise((resolve) => setTimeout(resolve, 20));
       if (index === 1) { ${deed} }
       say(done);
     }
     setTimeout(() => process.exit(), 20);`,
  );
  return path;
}

it.each([
  ['hang', 'for (;;);', /^no end after 1 s$/],
  ['crash', 'process.kill(process.pid, "SIGSEGV"); for (;;);', /^SIGSEGV/],
  ['crash', 'process.exit(3);', /^exit code 3/],
  ['crash', 'process.exit(0);', /^exit code 0/],
  ['crash', 'for (;;) held.push(new Array(1e5).fill({}));', /^SIGABRT[^]* out of memory/],
  ['memory', 'done.peakBytes = 999e6;', /^953 MiB resident$/],
  ['broken promise', 'say({ kind: "failed", failure: "broken promise", text: "x" });', /^x$/],
] as const)('sees a %s and goes on after it: %s', async (failure, deed, text) => {
  const watch = { program: program(deed), caseMsMax: 1000, heapMegabytes: 32 };
  const tally = await runFuzz({ seed: '1', start: 0, end: 3, watch });
  expect(tally.failures).toMatchObject([{ caseIndex: 1, source: 'orders', failure }]);
  expect(tally.failures[0].text).toMatch(text);
  expect(tally.caseCount).toBe(3);
});
