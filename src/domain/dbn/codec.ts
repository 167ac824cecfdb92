import { UNDEF_I32, UNDEF_I64 } from './wire-int.ts';

/** What a value is, for those who print it: integers by width, and integers with a meaning. */
export type WireType =
  | 'u8'
  | 'i8'
  | 'u16'
  | 'i16'
  | 'u32'
  | 'i32'
  | 'u64'
  | 'i64'
  /** Signed 64-bit price, 1e-9 points. */
  | 'px'
  /** Unsigned 64-bit UNIX nanoseconds. */
  | 'ns'
  /** ASCII code of one letter. */
  | 'letter'
  | 'text'
  /** Several values in one. */
  | 'group';

/** How a value lies in bytes, little-endian. */
export type Codec<V> = {
  readonly type: WireType;
  read(view: DataView, at: number): V;
  write(view: DataView, at: number, value: V): void;
};

/** Unsigned 8-bit integer. */
export const u8: Codec<number> = {
  type: 'u8',
  read: (view, at) => view.getUint8(at),
  write: (view, at, value) => view.setUint8(at, value),
};

/** Signed 8-bit integer. */
export const i8: Codec<number> = {
  type: 'i8',
  read: (view, at) => view.getInt8(at),
  write: (view, at, value) => view.setInt8(at, value),
};

/** Unsigned 16-bit integer. */
export const u16: Codec<number> = {
  type: 'u16',
  read: (view, at) => view.getUint16(at, true),
  write: (view, at, value) => view.setUint16(at, value, true),
};

/** Signed 16-bit integer. */
export const i16: Codec<number> = {
  type: 'i16',
  read: (view, at) => view.getInt16(at, true),
  write: (view, at, value) => view.setInt16(at, value, true),
};

/** Unsigned 32-bit integer. */
export const u32: Codec<number> = {
  type: 'u32',
  read: (view, at) => view.getUint32(at, true),
  write: (view, at, value) => view.setUint32(at, value, true),
};

/** Signed 32-bit integer. */
export const i32: Codec<number> = {
  type: 'i32',
  read: (view, at) => view.getInt32(at, true),
  write: (view, at, value) => view.setInt32(at, value, true),
};

/** Unsigned 32-bit integer that a later version widened to 64 bits. */
export const u32Narrow: Codec<bigint> = {
  type: 'u64',
  read: (view, at) => BigInt(view.getUint32(at, true)),
  write: (view, at, value) => view.setUint32(at, Number(BigInt.asUintN(32, value)), true),
};

/** Unsigned 64-bit integer. */
export const u64: Codec<bigint> = {
  type: 'u64',
  read: (view, at) => view.getBigUint64(at, true),
  write: (view, at, value) => view.setBigUint64(at, value, true),
};

/** Signed 64-bit integer. */
export const i64: Codec<bigint> = {
  type: 'i64',
  read: (view, at) => view.getBigInt64(at, true),
  write: (view, at, value) => view.setBigInt64(at, value, true),
};

/** Signed 32-bit quantity that a later version widened to 64 bits, its "none" along with it. */
export const i32Narrow: Codec<bigint> = {
  type: 'i64',
  read: (view, at) => {
    const value = view.getInt32(at, true);
    return value === UNDEF_I32 ? UNDEF_I64 : BigInt(value);
  },
  write: (view, at, value) => {
    view.setInt32(at, value === UNDEF_I64 ? UNDEF_I32 : Number(BigInt.asIntN(32, value)), true);
  },
};

/** Price, 1e-9 points; `UNDEF_PRICE` for none. */
export const px: Codec<bigint> = { ...i64, type: 'px' };

/** Time, UNIX nanoseconds; `UNDEF_TIMESTAMP` for none. */
export const ns: Codec<bigint> = { ...u64, type: 'ns' };

/** One letter as its ASCII code. */
export const letter: Codec<number> = { ...u8, type: 'letter' };

/**
 * NUL-padded text. One character per byte, so that bytes beyond ASCII survive a round trip; the ES
 * library has no TextDecoder.
 *
 * @param byteLength space of the text; longer text is cut.
 */
export function text(byteLength: number): Codec<string> {
  return {
    type: 'text',
    read: (view, at) => {
      let value = '';
      for (let i = at; i < at + byteLength; i++) {
        const code = view.getUint8(i);
        if (code === 0) break;
        value += String.fromCharCode(code);
      }
      return value;
    },
    write: (view, at, value) => {
      for (let i = 0; i < byteLength; i++) {
        view.setUint8(at + i, i < value.length ? value.charCodeAt(i) : 0);
      }
    },
  };
}

/** One character; the empty text is NUL. */
export const char = text(1);
