import { readFileSync } from 'node:fs';

/**
 * Greatest resident size of this process so far, bytes. The system's own figure counts that of the
 * parent at the fork too; Linux has one without.
 */
export function ownPeakBytes(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kib !== undefined) return Number(kib) * 1024;
  } catch {
    // Not a Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
