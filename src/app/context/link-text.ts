import { FaultError } from '../../base/fault.ts';
import { DocumentField } from '../../protocol/document-field.ts';
import { readLinkState } from '../../protocol/link-state.ts';
import type { LinkState } from '../../protocol/link-state.ts';

/** Schema of the packed part of a link; a reader refuses another one. */
const VERSION = '1';
/** What the packed part is called in a message. */
const NAME = 'link';

/** A state as one word that an address may hold. */
export function packedLink(state: LinkState): string {
  // Words of the user may be of any script, base64 is of bytes: what is no ASCII is spelled out.
  const json = JSON.stringify(state).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const base64 = btoa(json).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${VERSION}.${base64}`;
}

/** The state in such a word. @throws FaultError 'decode', naming what is not as it has to be. */
export function unpackedLink(word: string): LinkState {
  const [version, base64 = ''] = word.split('.', 2);
  if (version !== VERSION) {
    const message = `${NAME}: expected version ${VERSION}, found ${version}`;
    throw new FaultError('decode', message, { field: 'version', expected: VERSION });
  }
  return readLinkState(DocumentField.inText(bytesOf(base64), NAME));
}

function bytesOf(base64: string): string {
  try {
    return atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  } catch (cause) {
    const message = `${NAME}: expected base64, found other letters`;
    throw new FaultError('decode', message, { field: 's' }, cause);
  }
}
