import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';

/** How long the copy button says that it has copied, ms. */
const COPIED_MS = 1600;

/** Takes the view along: the address that brings it back. */
@Injectable({ providedIn: 'root' })
export class LinkCommands implements CommandList {
  readonly #clipboard = inject(Clipboard);
  readonly #navigator = inject(DeskNavigator);
  readonly #document = inject(DOCUMENT);
  readonly #isCopied = signal(false);

  /** Whether the address was copied just now. */
  readonly isCopied = this.#isCopied.asReadonly();
  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'copy-link', title: 'Copy link to this view', menu: 'File', key: 'Ctrl+Shift+l' },
      act: () => this.copy(),
      canAct: () => this.#navigator.query() !== undefined,
    },
  ]);

  /** Copies the address of what is on the screen. */
  copy(): void {
    const query = this.#navigator.query();
    if (query === undefined) return;
    const { origin, pathname } = this.#document.location;
    this.#isCopied.set(this.#clipboard.copy(origin + pathname + query));
    setTimeout(() => this.#isCopied.set(false), COPIED_MS);
  }
}
