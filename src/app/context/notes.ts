import { FaultError } from '../../base/fault.ts';
import type { LevelId } from '../../protocol/pressure-api.ts';
import type { SceneNote } from '../charts/chart-scene.ts';
import type { DrawnLevel } from './own-levels.ts';
import { priceText } from './session-frame.ts';
import type { SessionFrame } from './session-frame.ts';

/** A note of the user's, attached to a moment. */
export type Note = SceneNote & {
  readonly id: string;
  /** Session it belongs to. */
  readonly date: string;
  readonly symbol: string;
  /** The level that was selected: a kind, or the price of one's own. */
  readonly level: string;
  /** Whether the session was simulated: what is written about it is then no experience of a market. */
  readonly synthetic: boolean;
};

/** What a note is attached to. */
export type NotePlace = Omit<Note, 'id' | 'text'>;

/** Notes as a file. */
type NotesFile = {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  readonly notes: readonly Note[];
};

const KIND = 'spymaster-notes';
const VERSION = 1;
/** Longer texts are cut. */
export const NOTE_LENGTH_MAX = 2000;

/** A level as a note keeps it: one's own by its price, for its number may be another's tomorrow. */
export function noteLevel(
  id: LevelId,
  own: readonly DrawnLevel[],
  frame: Pick<SessionFrame, 'decimals' | 'isRelative'>,
): string {
  const drawn = own.find((level) => level.id === id);
  return drawn === undefined ? id : priceText(frame, drawn.px);
}

/** Notes as the text of a file. */
export function textOfNotes(notes: readonly Note[]): string {
  const file: NotesFile = { kind: KIND, version: VERSION, notes };
  return JSON.stringify(file, undefined, 2);
}

/** The notes in such a text. @throws FaultError 'decode', naming what is not as it has to be. */
export function notesIn(text: string): readonly Note[] {
  const file = parsed(text);
  if (!isRecord(file) || file['kind'] !== KIND || file['version'] !== VERSION) {
    throw fault(`a file of kind ${KIND}, version ${VERSION}`, 'another');
  }
  const { notes } = file;
  if (!Array.isArray(notes)) throw fault('a list of notes', typeof notes);
  return notes.map((note: unknown, i) => noteIn(note, i));
}

/** Two lists as one, in the order of their moments; of one id the second's note stands. */
export function joinedNotes(before: readonly Note[], added: readonly Note[]): readonly Note[] {
  const byId = new Map([...before, ...added].map((note) => [note.id, note]));
  return [...byId.values()].sort((a, b) => a.atS - b.atS || (a.id < b.id ? -1 : 1));
}

function noteIn(value: unknown, index: number): Note {
  if (!isRecord(value)) throw fault(`a note at ${index}`, typeof value);
  const { px, synthetic } = value;
  const word = (name: string): string => {
    const found = value[name];
    if (typeof found !== 'string') throw fault(`text in notes[${index}].${name}`, typeof found);
    return found;
  };
  const { atS } = value;
  if (typeof atS !== 'number' || !Number.isFinite(atS)) {
    throw fault(`a number in notes[${index}].atS`, typeof atS);
  }
  return {
    ...{ id: word('id'), date: word('date'), symbol: word('symbol'), level: word('level') },
    ...{ atS, px: typeof px === 'number' ? px : undefined, synthetic: synthetic === true },
    text: word('text').slice(0, NOTE_LENGTH_MAX),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new FaultError('decode', `notes: expected JSON, found ${found}`, {}, cause);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function fault(expected: string, found: string): FaultError {
  return new FaultError('decode', `notes: expected ${expected}, found ${found}`);
}
