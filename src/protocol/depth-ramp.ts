/** Steps of the ramp from nothing, 0, to the thickest that is told apart. */
export const DEPTH_STEP_MAX = 255;
/** The multiple of usual depth beyond which nothing is told apart. */
const MULTIPLE_MAX = 6;

const OCTAVES = Math.log2(1 + MULTIPLE_MAX);

/** The step of the ramp for a multiple of usual depth: even in ratios, 0 for nothing or unknown. */
export function depthStep(multiple: number): number {
  if (!(multiple > 0)) return 0;
  const share = Math.min(1, Math.log2(1 + multiple) / OCTAVES);
  return Math.max(1, Math.round(share * DEPTH_STEP_MAX));
}

/** The multiple that a step stands for: the inverse of `depthStep`. */
export function multipleOfStep(step: number): number {
  return 2 ** ((step / DEPTH_STEP_MAX) * OCTAVES) - 1;
}
