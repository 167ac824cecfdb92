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

  it('is one line', () => {
    expect(faultLine(new FaultError('input', 'one\n  two'))).toBe('one two');
  });
});
