import { UNDEF_PRICE } from '../../domain/units/ticks.ts';
import { isoNs, NS_PER_S, UNDEF_TIMESTAMP } from '../../domain/units/time.ts';

/** How prices are scaled on the wire. */
const NANO = 1_000_000_000n;

/**
 * A wire price as a decimal number in points, exact, with at least one decimal; undefined for none.
 *
 * @param px 1e-9 points.
 */
export function decimalPx(px: bigint): string | undefined {
  if (px === UNDEF_PRICE) return undefined;
  const size = px < 0n ? -px : px;
  const sign = px < 0n ? '-' : '';
  const decimals = String(size % NANO).padStart(9, '0');
  let end = 9;
  while (end > 1 && decimals.charCodeAt(end - 1) === 48) end--;
  return `${sign}${size / NANO}.${decimals.slice(0, end)}`;
}

/** Writes a time; undefined for none. */
export type TimeText = (ns: bigint) => string | undefined;

/** Times as ISO 8601 does: `2025-09-24T19:30:00.000860311Z`. */
export function isoTime(): TimeText {
  return timeText('T', 'Z');
}

/** Times as the publisher's data frames write them: `2025-09-24 19:30:00.000860311+00:00`. */
export function spacedTime(): TimeText {
  return timeText(' ', '+00:00');
}

/** Records come in order of time, so most of them share the second of the one before. */
function timeText(separator: string, zone: string): TimeText {
  let lastSecond = -1n;
  let front = '';
  return (ns) => {
    if (ns === UNDEF_TIMESTAMP) return undefined;
    const second = ns / NS_PER_S;
    if (second !== lastSecond) {
      const iso = isoNs(second * NS_PER_S);
      front = `${iso.slice(0, 10)}${separator}${iso.slice(11, 19)}.`;
      lastSecond = second;
    }
    return `${front}${String(ns - second * NS_PER_S).padStart(9, '0')}${zone}`;
  };
}
