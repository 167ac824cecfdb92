/** A number with a real minus sign; a dash where it is not known. */
export function decimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A share as percent, without the sign for it. */
export function percent(share: number, digits = 1): string {
  return decimal(100 * share, digits);
}

/** A difference of shares as percent with its sign always there. */
export function signedPercent(share: number, digits = 1): string {
  const text = percent(share, digits);
  return share > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A p-value as papers print it. */
export function pText(p: number): string {
  if (!Number.isFinite(p)) return '–';
  return p < 0.0995 ? p.toFixed(3) : p.toFixed(2);
}

/** A whole number with thousands apart. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // prettier-ignore

/** "14 March 2025" of YYYY-MM-DD, "March 2025" of YYYY-MM. */
export function dateText(date: string | undefined): string {
  if (date === undefined) return '–';
  const [year, month, ...day] = date.split('-').map(Number);
  return [...day, months[month - 1], year].join(' ');
}

/** Text that is safe inside markup. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
