import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { menuNames } from '../../context/commands/command.ts';
import { Commands } from '../../context/commands/commands.ts';
import { keyLabel, keyWordOf } from '../../context/commands/key-word.ts';
import { Icon } from '../../ui/icon.ts';

/** Every command with its key; a key is changed by choosing it and pressing another. */
@Component({
  selector: 'app-shortcut-sheet',
  imports: [Icon],
  templateUrl: './shortcut-sheet.html',
  styleUrl: './shortcut-sheet.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class ShortcutSheet {
  protected readonly dialog = inject(DialogRef);
  protected readonly commands = inject(Commands);

  /** Command that waits for its new key. */
  protected readonly waiting = signal<string | undefined>(undefined);
  /** What the last change took away. */
  protected readonly word = signal('');
  protected readonly groups = computed(() =>
    menuNames
      .map((name) => ({
        name,
        rows: this.commands
          .all()
          .filter(({ menu }) => menu === name)
          .map((command) => ({ command, label: this.commands.labelOf(command) })),
      }))
      .filter(({ rows }) => rows.length > 0),
  );

  /** Takes the pressed key for the command that waits; Escape leaves it, Backspace takes its key. */
  protected press(event: KeyboardEvent): void {
    const command = this.commands.all().find(({ id }) => id === this.waiting());
    const word = keyWordOf(event);
    if (command === undefined || word === undefined || word === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    this.waiting.set(undefined);
    if (word === 'Escape') return;
    const losers = this.commands.bind(command, word === 'Backspace' ? '' : word);
    const titles = losers.map(({ title }) => title).join(', ');
    this.word.set(losers.length === 0 ? '' : `${keyLabel(word)} was the key of ${titles}.`);
  }

  protected reset(): void {
    this.commands.resetKeys();
    this.word.set('');
  }
}
