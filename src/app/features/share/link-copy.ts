import { Clipboard } from '@angular/cdk/clipboard';
import { Injectable, inject, signal } from '@angular/core';
import { SessionLink } from '../../context/session-link.ts';

/** How long a button says that the link was copied, ms. */
const COPIED_MS = 1600;

/** Puts the address of what is on the screen on the clipboard. */
@Injectable({ providedIn: 'root' })
export class LinkCopy {
  readonly #clipboard = inject(Clipboard);
  readonly #link = inject(SessionLink);
  readonly #isCopied = signal(false);

  /** Whether it was copied just now. */
  readonly isCopied = this.#isCopied.asReadonly();

  copy(): void {
    const url = this.#link.url();
    if (url === undefined) return;
    this.#isCopied.set(this.#clipboard.copy(url));
    setTimeout(() => this.#isCopied.set(false), COPIED_MS);
  }
}
