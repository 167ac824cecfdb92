import { describe, expect, it } from 'vitest';
import { FaultError } from '../base/fault.ts';
import { faultLine } from './output.ts';

describe('the line that tells a fault', () => {
  it('adds the facts that its message leaves out', () => {
    const fault = new FaultError('decode', 'record length: expected 14, found 3', {
      file: 'a.dbn',
      byteOffset: 112,
      expected: 14,
      found: 3,
    });
    expect(faultLine(fault)).toBe(
      'record length: expected 14, found 3 (file a.dbn, byteOffset 112)',
    );
  });

  it('says row 12 although 120 is already said', () => {
    const fault = new FaultError('input', 'price: expected 120, found 1120', { row: 12 });
    expect(faultLine(fault)).toContain('(row 12)');
  });

  it('gives a place although its number is said of something else', () => {
    const place = { byteOffset: 3, recordIndex: 0, expected: '1 to 3', found: 4 };
    const fault = new FaultError('decode', 'DBN version: expected 1 to 3, found 4', place);
    expect(faultLine(fault)).toBe(
      'DBN version: expected 1 to 3, found 4 (byteOffset 3, recordIndex 0)',
    );
  });

  it('gives a place once', () => {
    const place = { recordIndex: 2, row: 3 };
    const fault = new FaultError('decode', 'price of record 2, row 3: wrong', place);
    expect(faultLine(fault)).toBe('price of record 2, row 3: wrong');
  });

  it('is one line', () => {
    expect(faultLine(new FaultError('input', 'one\n  two'))).toBe('one two');
  });
});
