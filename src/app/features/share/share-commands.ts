import { Clipboard } from '@angular/cdk/clipboard';
import { Dialog, DialogConfig } from '@angular/cdk/dialog';
import { Injectable, inject, signal } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { SessionLink } from '../../context/session-link.ts';

/** How long a button says that the link was copied, ms. */
const COPIED_MS = 1600;

/** Takes the moment along: as a link, or as a file that others can check. */
@Injectable({ providedIn: 'root' })
export class ShareCommands implements CommandList {
  readonly #clipboard = inject(Clipboard);
  readonly #dialog = inject(Dialog);
  readonly #link = inject(SessionLink);
  readonly #isCopied = signal(false);

  /** Whether the address was copied just now. */
  readonly isCopied = this.#isCopied.asReadonly();
  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'share', title: 'Share this moment…', menu: 'File' },
      act: () => void this.open(),
      canAct: () => this.#link.url() !== undefined,
    },
    {
      ...{ id: 'copy-link', title: 'Copy link to this view', menu: 'File', key: 'Ctrl+Shift+l' },
      act: () => this.copy(),
      canAct: () => this.#link.url() !== undefined,
    },
  ]);

  /** Copies the address of what is on the screen. */
  copy(): void {
    const url = this.#link.url();
    if (url === undefined) return;
    this.#isCopied.set(this.#clipboard.copy(url));
    setTimeout(() => this.#isCopied.set(false), COPIED_MS);
  }

  /** Shows what a link carries. */
  async open(): Promise<void> {
    const { ShareDialog } = await import('./share-dialog.ts');
    const config = new DialogConfig();
    config.ariaLabelledBy = 'share-title';
    config.backdropClass = 'backdrop';
    this.#dialog.open(ShareDialog, config as never);
  }
}
