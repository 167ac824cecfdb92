import { Dialog, DialogConfig } from '@angular/cdk/dialog';
import type { DialogRef } from '@angular/cdk/dialog';
import { Injectable, inject, signal } from '@angular/core';
import type { Type } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { LateParts } from '../../context/late-parts.ts';
import { AboutDialog } from '../about-dialog.ts';
import { CommandPalette } from './command-palette.ts';
import { ShortcutSheet } from './shortcut-sheet.ts';

/** Finds commands, shows their keys, says what the app is. */
@Injectable({ providedIn: 'root' })
export class HelpCommands implements CommandList {
  readonly #dialog = inject(Dialog);
  readonly #parts = inject(LateParts);

  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'palette', title: 'Find a command', menu: 'Help', key: 'Ctrl+k', isForText: true },
      act: () => this.#openPalette(),
    },
    {
      ...{ id: 'palette-short', title: 'Find a command, one key', menu: 'Help', key: '/' },
      act: () => this.#openPalette(),
    },
    {
      ...{ id: 'keys', title: 'Keys', menu: 'Help', key: '?' },
      act: () => this.#open(ShortcutSheet, 'keys-title'),
    },
    {
      ...{ id: 'words', title: 'Words and figures', menu: 'Help', key: 'F1' },
      act: () => void this.#openWords(),
    },
    {
      ...{ id: 'about', title: 'About Spymaster', menu: 'Help', isFirst: true },
      act: () => this.#open(AboutDialog, 'about-title'),
    },
  ]);

  async #openWords(): Promise<void> {
    const part = await this.#parts.fetch('Words and figures', import('../words-dialog.ts'));
    if (part !== undefined) this.#open(part.WordsDialog, 'words-title');
  }

  #openPalette(): void {
    this.#open(CommandPalette, 'palette-title');
  }

  #open<T>(component: Type<T>, titleId: string): void {
    const config = new DialogConfig<unknown, DialogRef<unknown, T>>();
    config.ariaLabelledBy = titleId;
    config.backdropClass = 'backdrop';
    this.#dialog.open(component, config);
  }
}
