/** Lanczos' coefficients for g = 7: relative error below 1e-14 for positive arguments. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;

const PRECISION = 1e-15;
const STEPS_MAX = 500;

/** Natural logarithm of the gamma function of a number above 0. @see Lanczos (1964). */
function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const x = value - 1;
  const t = x + 7.5;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x + i);
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Chance that a Beta(a, b) variable is at most x, for a and b above 0: a continued fraction on the
 * side of the mean where it converges fast.
 *
 * @see NIST Digital Library of Mathematical Functions, 8.17.22; Lentz (1976).
 */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** The continued fraction 1 / (1 + d1 / (1 + d2 / (1 + …))), from its front. */
function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= STEPS_MAX; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction;
}

/**
 * The x below which a share of Beta(a, b) lies: Newton's steps, halved intervals where they leave
 * the bracket. A side without any weight is 0 or 1.
 */
export function betaQuantile(share: number, a: number, b: number): number {
  if (a <= 0) return 0;
  if (b <= 0) return 1;
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < STEPS_MAX && high - low > PRECISION * high; step++) {
    const error = betaShare(x, a, b) - share;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const logDensity = logScale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
    const next = x - error / Math.exp(logDensity);
    if (Math.abs(next - x) <= PRECISION * x) return next;
    x = next > low && next < high ? next : (low + high) / 2;
  }
  return x;
}
