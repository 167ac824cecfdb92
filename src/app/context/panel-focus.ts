import { Injectable, signal } from '@angular/core';

/**
 * Who opens a panel by a command goes on in it: a panel that is written in takes the focus then,
 * however late its parts come. One that opens with a layout takes none.
 */
@Injectable({ providedIn: 'root' })
export class PanelFocus {
  readonly #wished = signal<string | undefined>(undefined);

  /** The panel that was asked for last, until it has taken the focus. */
  readonly wished = this.#wished.asReadonly();

  /** @param id a panel; undefined for none. */
  wish(id: string | undefined): void {
    this.#wished.set(id);
  }
}
