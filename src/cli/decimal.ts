/**
 * A decimal number in text as whole billionths, exactly; undefined where the text is none, or has
 * more than nine decimals that matter.
 */
export function nanoOf(text: string): bigint | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = fraction.replace(/0+$/, '');
  if (whole + fraction === '' || digits.length > 9) return undefined;
  const nano = BigInt(whole + digits.padEnd(9, '0'));
  return sign === '-' ? -nano : nano;
}

/** A count in text, also where a program wrote it as 12.0; undefined where it is none. */
export function countOf(text: string): bigint | undefined {
  const match = /^(\d+)(?:\.0*)?$/.exec(text);
  return match?.[1] === undefined ? undefined : BigInt(match[1]);
}
