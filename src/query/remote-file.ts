import type { AsyncBuffer } from 'hyparquet';
import { FaultError } from '../base/fault.ts';

/** A file of the lake by its address. */
export type RemoteFile = {
  /** Absolute address. */
  readonly url: string;
  /** Path below the lake's root, for messages. */
  readonly path: string;
  /** Size the catalog promises, bytes. */
  readonly byteLength: number;
};

// One request for the whole file beats several ranges until columns left unread weigh more than
// a round trip; on a local server that is near this size.
const WHOLE_FILE_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Opens a file for random access: small ones at once, large ones by HTTP range.
 *
 * @throws FaultError 'unavailable' if the server has no such file, 'decode' if its size is not
 * the promised one.
 */
export async function openRemote(file: RemoteFile): Promise<AsyncBuffer> {
  if (file.byteLength > WHOLE_FILE_BYTES_MAX) {
    // Said here, a missing file is "missing"; inside the decoder it would read as a broken one.
    await answerOf(file, { method: 'HEAD' });
    return {
      byteLength: file.byteLength,
      slice: (start, end) => fetchBytes(file, { start, end: end ?? file.byteLength }),
    };
  }
  const bytes = await fetchBytes(file);
  return { byteLength: bytes.byteLength, slice: (start, end) => bytes.slice(start, end) };
}

async function fetchBytes(
  file: RemoteFile,
  range?: { start: number; end: number },
): Promise<ArrayBuffer> {
  const headers: Record<string, string> =
    range === undefined ? {} : { Range: `bytes=${range.start}-${range.end - 1}` };
  const response = await answerOf(file, { headers });
  const expected = range === undefined ? file.byteLength : range.end - range.start;
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength !== expected) {
    throw new FaultError(
      'decode',
      `${file.path}: expected ${expected} bytes, found ${bytes.byteLength}`,
      { file: file.path, expected, found: bytes.byteLength },
    );
  }
  return bytes;
}

async function answerOf(file: RemoteFile, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(file.url, request);
  } catch (cause) {
    throw new FaultError(
      'unavailable',
      `${file.path}: expected an answer, found no connection`,
      { file: file.path },
      cause,
    );
  }
  if (response.ok) return response;
  const found = response.status === 404 ? 'none (HTTP 404)' : `HTTP ${response.status}`;
  throw new FaultError('unavailable', `${file.path}: expected a file, found ${found}`, {
    file: file.path,
    found: response.status,
  });
}
