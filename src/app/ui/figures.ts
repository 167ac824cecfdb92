/** How figures are written: true minus sign, fixed decimals, thin spaces between thousands. */

const MINUS = '\u2212';
const THIN_SPACE = '\u2009';

/** What stands for a missing figure. */
export const MISSING = '–';

/** A figure with fixed decimals; a missing one is a dash. */
export function fixed(value: number | undefined, decimals: number): string {
  if (value === undefined || Number.isNaN(value)) return MISSING;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** A figure that always carries its sign, zero excepted. */
export function signed(value: number | undefined, decimals: number): string {
  const text = fixed(value, decimals);
  return value !== undefined && value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A whole figure in groups of three. */
export function grouped(value: number | undefined): string {
  const text = fixed(value, 0);
  return text.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

/** A share of one as whole percent. */
export function percent(share: number | undefined): string {
  return share === undefined ? MISSING : `${fixed(share * 100, 0)}${THIN_SPACE}%`;
}

/** Minutes and seconds, e.g. 0:35. */
export function minutesSeconds(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** How long something lasts, coarse enough not to be read as a clock: 35 s, 13 min, 2 h. */
export function ageText(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole}\u00a0s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}\u00a0min`;
  return `${Math.floor(whole / 3600)}\u00a0h`;
}

/** A size in bytes as KB or MB. */
export function byteSize(bytes: number): string {
  return bytes < 1e6 ? `${fixed(bytes / 1e3, 0)} kB` : `${fixed(bytes / 1e6, 1)} MB`;
}

/** A log ratio as the multiple it stands for, e.g. 2.9×. */
export function multiple(log: number | undefined, decimals: number): string {
  return log === undefined ? MISSING : timesOf(Math.exp(log), decimals);
}

/** A multiple, e.g. 2.9×. */
export function timesOf(value: number | undefined, decimals: number): string {
  const text = fixed(value, decimals);
  return text === MISSING ? text : `${text}×`;
}
