import { Injectable, Injector, inject, signal } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { NotesStore } from '../../context/notes-store.ts';
import { NotesFiles } from './notes-files.ts';

/** What the user writes about moments. */
@Injectable({ providedIn: 'root' })
export class NotesCommands implements CommandList {
  readonly #blind = inject(BlindStore);
  readonly #cursor = inject(CursorStore);
  readonly #files = inject(NotesFiles);
  readonly #notes = inject(NotesStore);
  readonly #injector = inject(Injector);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'note', title: 'Note at the cursor', menu: 'File', key: 'Shift+n', isFirst: true },
      act: () => {
        // Asked for when it is needed: the commands are made of this list among others.
        this.#injector.get(Commands).run('panel-notes');
        this.#notes.write(true);
      },
      // A note keeps its moment's date, and its panel is hidden with it.
      canAct: () => this.#cursor.atS() !== undefined && !this.#blind.isBlind(),
      refusal: () => this.#blind.refusalOf('note'),
    },
    {
      ...{ id: 'notes-export', title: 'Export notes', menu: 'File' },
      act: () => this.#files.export(),
      canAct: () => this.#notes.all().length > 0,
    },
    {
      ...{ id: 'notes-import', title: 'Import notes', menu: 'File' },
      act: () => void this.#files.import(),
    },
  ]);
}
