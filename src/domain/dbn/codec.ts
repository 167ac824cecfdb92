/** How a value lies in bytes, little-endian. */
export type Codec<V> = {
  read(view: DataView, at: number): V;
  write(view: DataView, at: number, value: V): void;
};

/** Unsigned 8-bit integer. */
export const u8: Codec<number> = {
  read: (view, at) => view.getUint8(at),
  write: (view, at, value) => view.setUint8(at, value),
};

/** Signed 8-bit integer. */
export const i8: Codec<number> = {
  read: (view, at) => view.getInt8(at),
  write: (view, at, value) => view.setInt8(at, value),
};

/** Unsigned 16-bit integer. */
export const u16: Codec<number> = {
  read: (view, at) => view.getUint16(at, true),
  write: (view, at, value) => view.setUint16(at, value, true),
};

/** Signed 16-bit integer. */
export const i16: Codec<number> = {
  read: (view, at) => view.getInt16(at, true),
  write: (view, at, value) => view.setInt16(at, value, true),
};

/** Unsigned 32-bit integer. */
export const u32: Codec<number> = {
  read: (view, at) => view.getUint32(at, true),
  write: (view, at, value) => view.setUint32(at, value, true),
};

/** Signed 32-bit integer. */
export const i32: Codec<number> = {
  read: (view, at) => view.getInt32(at, true),
  write: (view, at, value) => view.setInt32(at, value, true),
};

/** Unsigned 32-bit integer that a later version widened to 64 bits. */
export const u32Narrow: Codec<bigint> = {
  read: (view, at) => BigInt(view.getUint32(at, true)),
  write: (view, at, value) => view.setUint32(at, Number(BigInt.asUintN(32, value)), true),
};

/** Unsigned 64-bit integer. */
export const u64: Codec<bigint> = {
  read: (view, at) => view.getBigUint64(at, true),
  write: (view, at, value) => view.setBigUint64(at, value, true),
};

/** Signed 64-bit integer, such as a price in 1e-9 points. */
export const i64: Codec<bigint> = {
  read: (view, at) => view.getBigInt64(at, true),
  write: (view, at, value) => view.setBigInt64(at, value, true),
};

/**
 * NUL-padded text. One character per byte, so that bytes beyond ASCII survive a round trip; the ES
 * library has no TextDecoder.
 *
 * @param byteLength space of the text; longer text is cut.
 */
export function text(byteLength: number): Codec<string> {
  return {
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
