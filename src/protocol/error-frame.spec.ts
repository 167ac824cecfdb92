import { describe, expect, it } from 'vitest';
import { FaultError } from '../base/fault.ts';
import { errorOf, faultCarryingHandler, frameOf } from './error-frame.ts';

describe('an error that crosses a thread', () => {
  it('is still a fault with code and context on the other side', () => {
    const fault = new FaultError('decode', 'x.parquet: expected Parquet, found garbage', {
      file: 'x.parquet',
      offset: 4,
    });
    const arrived = errorOf(structuredClone(frameOf(fault)));
    expect(arrived).toBeInstanceOf(FaultError);
    expect(arrived).toMatchObject({
      message: fault.message,
      code: 'decode',
      context: { file: 'x.parquet', offset: 4 },
    });
  });

  it('keeps name and message of an error of our own', () => {
    const arrived = errorOf(structuredClone(frameOf(new TypeError('ragged columns'))));
    expect(arrived).not.toBeInstanceOf(FaultError);
    expect(arrived).toMatchObject({ name: 'TypeError', message: 'ragged columns' });
  });

  it('says what was thrown even if it was no error', () => {
    expect(errorOf(frameOf('out of memory')).message).toBe('out of memory');
  });

  it('is thrown again where it arrives', () => {
    const handler = faultCarryingHandler({ canHandle: () => true });
    const [wire] = handler.serialize({ value: new FaultError('query', 'SQL: expected rows') });
    expect(() => handler.deserialize(structuredClone(wire))).toThrow(FaultError);
  });
});
