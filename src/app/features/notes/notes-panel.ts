import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { Commands } from '../../context/commands/commands.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { NOTE_LENGTH_MAX } from '../../context/notes.ts';
import type { Note } from '../../context/notes.ts';
import { NotesStore } from '../../context/notes-store.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { clockAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { NotesFiles } from './notes-files.ts';

/** What the user wrote about moments of the session, those that the cursor has come to. */
@Component({
  selector: 'app-notes-panel',
  imports: [Icon],
  templateUrl: './notes-panel.html',
  styleUrls: ['../../ui/panel.css', './notes-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotesPanel {
  protected readonly notes = inject(NotesStore);
  protected readonly commands = inject(Commands);
  protected readonly lengthMax = NOTE_LENGTH_MAX;
  readonly #files = inject(NotesFiles);
  readonly #navigator = inject(DeskNavigator);
  readonly #selected = inject(SelectedLevel);
  readonly #sessions = inject(SessionStore);
  protected readonly textField = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly newButton = viewChild.required<ElementRef<HTMLButtonElement>>('newest');

  /** The note whose text is being changed; undefined while a new one is written, or none. */
  protected readonly changed = signal<Note | undefined>(undefined);
  protected readonly isOpen = computed(
    () => this.notes.place() !== undefined || this.changed() !== undefined,
  );
  protected readonly rows = computed(() =>
    this.notes
      .known()
      .map((note) => ({ note, clock: this.#clockOf(note), place: this.#place(note) })),
  );
  protected readonly laterCount = computed(
    () => this.notes.ofSession().length - this.notes.known().length,
  );
  /** The moment that is written about. */
  protected readonly moment = computed(() => {
    const changed = this.changed();
    if (changed !== undefined) return `${this.#clockOf(changed)} ${this.#place(changed)}`;
    const [frame, atS] = [this.#sessions.frame(), this.notes.place()?.atS];
    return frame === undefined || atS === undefined ? '' : clockAt(frame, atS);
  });

  constructor() {
    effect(() => {
      if (this.isOpen()) this.textField()?.nativeElement.focus();
    });
  }

  protected goTo({ atS }: Note): void {
    this.#navigator.moveTo(atS);
  }

  protected write(): void {
    this.changed.set(undefined);
    this.notes.write(true);
  }

  protected keep(text: string): void {
    const changed = this.changed();
    if (changed === undefined) this.notes.add(text);
    else this.notes.change(changed.id, text);
    this.end();
  }

  protected end(): void {
    this.changed.set(undefined);
    this.notes.write(false);
    this.newButton().nativeElement.focus();
  }

  /** Enter keeps, Shift Enter breaks the line, Escape drops. */
  protected press(event: KeyboardEvent, text: string): void {
    if (event.key === 'Escape') this.end();
    else if (event.key === 'Enter' && !event.shiftKey) this.keep(text);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected export(): void {
    this.#files.export();
  }

  protected import(): void {
    void this.#files.import();
  }

  #clockOf({ atS }: Note): string {
    const frame = this.#sessions.frame();
    return frame === undefined ? '' : clockAt(frame, atS);
  }

  #place({ px, level }: Note): string {
    const price = px === undefined ? '' : fixed(px, this.#sessions.frame()?.decimals ?? 2);
    return `${price} ${this.#selected.tagOf(level)}`.trim();
  }
}
