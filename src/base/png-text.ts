const SIGNATURE_BYTES = 8;
/** Length, kind and checksum around a chunk's data. */
const CHUNK_BYTES = 12;

/**
 * A PNG with texts in its metadata, each a keyword and printable ASCII; other letters become `?`.
 *
 * @param png a whole file; it is copied, not changed.
 * @see W3C, Portable Network Graphics, 11.3.4.3 tEXt
 */
export function withPngTexts(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const added = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const out = new Uint8Array(png.length + added);
  // Behind the header, which comes first in every file.
  const headerEnd = SIGNATURE_BYTES + CHUNK_BYTES + bigEndian(png, SIGNATURE_BYTES);
  out.set(png.subarray(0, headerEnd));
  let at = headerEnd;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  out.set(png.subarray(headerEnd), at);
  return out;
}

function textChunk(keyword: string, text: string): Uint8Array {
  const body = bytesOf(`tEXt${keyword}\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return chunk;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code === 0 || (code >= 32 && code < 127) ? code : 63;
  });
}

function bigEndian(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
}

/** Checksum of chunks. @see W3C, Portable Network Graphics, annex D */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
