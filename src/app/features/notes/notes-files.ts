import { DOCUMENT, Injectable, inject } from '@angular/core';
import { textOfNotes } from '../../context/notes.ts';
import { NotesStore } from '../../context/notes-store.ts';
import { problemOf } from '../../context/problem.ts';
import { SessionStore } from '../../context/session-store.ts';
import { saveFile } from '../../ui/save-file.ts';

/** Notes to a file and from one. */
@Injectable({ providedIn: 'root' })
export class NotesFiles {
  readonly #notes = inject(NotesStore);
  readonly #sessions = inject(SessionStore);
  readonly #document = inject(DOCUMENT);

  /** Saves all notes of this browser. */
  export(): void {
    saveFile('spymaster-notes.json', textOfNotes(this.#notes.all()));
  }

  /** Asks for a file and takes its notes in. */
  async import(): Promise<void> {
    const file = await this.#chosen();
    if (file === undefined) return;
    try {
      this.#notes.take(await file.text());
    } catch (error) {
      this.#sessions.report(
        problemOf(`${file.name} cannot be read`, error, 'No note was changed.'),
      );
    }
  }

  #chosen(): Promise<File | undefined> {
    const field = this.#document.createElement('input');
    field.type = 'file';
    field.accept = '.json,application/json';
    return new Promise((resolve) => {
      field.addEventListener('change', () => resolve(field.files?.[0]));
      field.addEventListener('cancel', () => resolve(undefined));
      field.click();
    });
  }
}
