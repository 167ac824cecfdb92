import { describe, expect, it } from 'vitest';
import { joinedNotes, noteLevel, notesIn, textOfNotes } from './notes.ts';
import type { Note } from './notes.ts';

const note: Note = {
  ...{ id: 'n1', date: '2025-11-14', symbol: 'ESZ5', level: 'PM_HIGH', synthetic: true },
  ...{ atS: 1_763_130_875, px: 6800.25, text: 'Bids step up – twice.' },
};

describe('notes as a file', () => {
  it('come back as they were', () => {
    const bare = { ...note, id: 'n2', px: undefined };
    expect(notesIn(textOfNotes([note, bare]))).toEqual([note, bare]);
  });

  it.each([
    ['', /notes: expected JSON/],
    ['[]', /expected a file of kind spymaster-notes, version 1/],
    ['{"kind":"spymaster-notes","version":2,"notes":[]}', /version 1/],
    ['{"kind":"spymaster-notes","version":1,"notes":{}}', /expected a list of notes/],
    ['{"kind":"spymaster-notes","version":1,"notes":[7]}', /expected a note at 0, found number/],
    [textOfNotes([{ ...note, text: undefined as never }]), /text in notes\[0\].text/],
    [textOfNotes([{ ...note, atS: NaN }]), /a number in notes\[0\].atS, found object/],
  ])('that is none is told: %s', (text, message) => {
    expect(() => notesIn(text)).toThrow(message);
  });
});

describe('noteLevel', () => {
  const own = [{ id: 'own-1', name: 'Shelf', px: 6849.5 }] as const;
  const frame = { decimals: 2, isRelative: false };

  it("keeps one's own by its price, and a kind as it is called", () => {
    expect(noteLevel('own-1', own, frame)).toBe('6849.50');
    expect(noteLevel('PM_HIGH', own, frame)).toBe('PM_HIGH');
  });
});

describe('joinedNotes', () => {
  it('keeps one of each, the added one, in the order of their moments', () => {
    const later = { ...note, id: 'n0', atS: note.atS + 5 };
    const changed = { ...note, text: 'Changed.' };
    expect(joinedNotes([later, note], [changed])).toEqual([changed, later]);
  });
});
