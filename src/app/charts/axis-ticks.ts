/** Steps of a time axis that a clock reader expects, seconds. */
const CLOCK_STEPS_S = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400];

/**
 * Round prices inside a range, ascending, on steps of 1, 2, 2.5 or 5 times a power of ten that are
 * whole multiples of the tick.
 *
 * @param countMax most prices wanted; the step is the smallest that keeps to it.
 */
export function priceTicks(
  range: { low: number; high: number },
  countMax: number,
  tickPx: number,
): number[] {
  const step = priceStep((range.high - range.low) / Math.max(1, countMax), tickPx);
  const first = Math.ceil(range.low / step - 1e-9);
  const last = Math.floor(range.high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

function priceStep(least: number, tickPx: number): number {
  const floor = Math.max(least, tickPx);
  for (let power = 10 ** Math.floor(Math.log10(floor)); ; power *= 10) {
    for (const factor of [1, 2, 2.5, 5]) {
      const step = power * factor;
      if (step >= floor * (1 - 1e-9) && isMultiple(step, tickPx)) return step;
    }
  }
}

function isMultiple(step: number, tickPx: number): boolean {
  const count = step / tickPx;
  return Math.abs(count - Math.round(count)) < 1e-6;
}

/** The smallest clock step that takes at least `leastS` seconds. */
export function clockStep(leastS: number): number {
  return CLOCK_STEPS_S.find((step) => step >= leastS) ?? 21_600;
}

/**
 * Instants on whole multiples of a step since local midnight, ascending.
 *
 * @param range first and last second, UNIX.
 * @param midnightS local midnight of the session, UNIX seconds: it carries the zone's offset.
 */
export function clockTicks(
  range: { startS: number; endS: number },
  stepS: number,
  midnightS: number,
): number[] {
  const first = Math.ceil((range.startS - midnightS) / stepS);
  const last = Math.floor((range.endS - midnightS) / stepS);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, i) => midnightS + (first + i) * stepS,
  );
}
