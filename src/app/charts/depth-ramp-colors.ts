import { DEPTH_STEP_MAX, depthStep, multipleOfStep } from '../../protocol/depth-ramp.ts';

/**
 * Multiples of usual depth at which a step of the design's ramp stands: what is usual is dim, so that
 * the candles before it can be read, and only a wall shines.
 */
const STOPS = [0.6, 1.4, 2.4, 3.6, 6] as const;
/** Share of the panel's color in all of them, for the same reason. */
const VEIL = 0.3;

/**
 * Colors of the ramp, 0xAABBGGRR as a canvas keeps them: from the panel's own through the five steps
 * of the design, even in ratios of depth. Step 0 is clear.
 *
 * @param steps the five, thinnest first, of the form #rrggbb.
 */
export function depthColors(panel: string, steps: readonly string[]): Uint32Array {
  const ground = channels(panel);
  const stops = [ground, ...steps.map((step) => mixed(channels(step), ground, VEIL))];
  return Uint32Array.from({ length: DEPTH_STEP_MAX + 1 }, (_, step) => {
    if (step === 0) return 0;
    const place = placeOf(multipleOfStep(step));
    const low = Math.min(stops.length - 2, Math.floor(place));
    return packed(stops[low], stops[low + 1], place - low);
  });
}

/** The color of a multiple, as CSS has it. @param colors as `depthColors` gives them. */
export function depthColor(colors: Uint32Array, multiple: number): string {
  const packedColor = colors[depthStep(multiple)] ?? 0;
  const channel = (shift: number): number => (packedColor >>> shift) & 255;
  return `rgb(${channel(0)} ${channel(8)} ${channel(16)})`;
}

/** Where a multiple lies between the stops: 0 at the panel's color, 5 at the thickest step. */
function placeOf(multiple: number): number {
  let before = 0;
  for (let i = 0; i < STOPS.length; i++) {
    if (multiple < STOPS[i]) return i + (multiple - before) / (STOPS[i] - before);
    before = STOPS[i];
  }
  return STOPS.length;
}

type Channels = readonly [red: number, green: number, blue: number];

function channels(color: string): Channels {
  const at = (index: number): number =>
    Number.parseInt(color.slice(1 + 2 * index, 3 + 2 * index), 16);
  return [at(0), at(1), at(2)];
}

function mixed(a: Channels, b: Channels, share: number): Channels {
  const at = (i: 0 | 1 | 2): number => Math.round(a[i] + (b[i] - a[i]) * share);
  return [at(0), at(1), at(2)];
}

function packed(a: Channels, b: Channels, share: number): number {
  const [red, green, blue] = mixed(a, b, share);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
