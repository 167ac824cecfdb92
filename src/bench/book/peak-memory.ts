/**
 * The memory that a file needs on its way to the book, as the system counts it.
 *
 * Run as a program, it builds the book of the file that is its argument and prints one JSON line.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bookOfFile } from './node-steps.ts';

/** Most memory that a process of its own held to build the book of a file, MB. */
export function peakMemoryMb(path: string, tickNano: number): number {
  const program = fileURLToPath(import.meta.url);
  const { stdout } = spawnSync(process.execPath, [program, path, String(tickNano)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return (JSON.parse(stdout) as { peakMb: number }).peakMb;
}

if (import.meta.main) {
  const [path, tickNano] = process.argv.slice(2);
  await bookOfFile(path, Number(tickNano));
  // The system counts in KiB.
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ peakMb })}\n`);
}
