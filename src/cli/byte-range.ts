/** Part of a file, half-open. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * Reads a Range header for a file of a size. Several ranges and words we do not know are answered
 * with the whole file, as RFC 9110 allows.
 */
export function byteRange(
  header: string,
  byteLength: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match) return 'whole';
  const [, first, last] = match;
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const start = Math.max(0, byteLength - Number(last));
    return start < byteLength ? { start, end: byteLength } : 'unsatisfiable';
  }
  const start = Number(first);
  const end = last === '' ? byteLength : Math.min(byteLength, Number(last) + 1);
  if (last !== '' && Number(last) < start) return 'whole';
  return start < byteLength ? { start, end } : 'unsatisfiable';
}
