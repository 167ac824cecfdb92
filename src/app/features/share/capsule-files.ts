import { Dialog, DialogConfig } from '@angular/cdk/dialog';
import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';
import { LateParts } from '../../context/late-parts.ts';

/** Capsules as files: chosen, or dropped on the desk. */
@Injectable({ providedIn: 'root' })
export class CapsuleFiles {
  readonly #injector = inject(Injector);
  readonly #dialog = inject(Dialog);
  readonly #parts = inject(LateParts);
  readonly #document = inject(DOCUMENT);

  /** Takes files that are dragged over the desk; panels that are dragged are not ours. */
  accept(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  /** Opens the file that was dropped. */
  drop(event: DragEvent): void {
    const file = event.dataTransfer?.files.item(0);
    if (!file) return;
    event.preventDefault();
    void this.open(file);
  }

  /** Lets the user choose a file, and opens it. */
  choose(): void {
    const input = this.#document.createElement('input');
    [input.type, input.accept] = ['file', '.json,application/json'];
    input.addEventListener('change', () => {
      const file = input.files?.item(0);
      if (file) void this.open(file);
    });
    input.click();
  }

  /** Saves the moment on the screen. */
  async save(): Promise<void> {
    const store = await this.#parts.fetch('What writes capsules', this.#store());
    store?.save();
  }

  /** Opens a capsule's moment and says whether this lake says the same. */
  async open(file: File): Promise<void> {
    const coming = Promise.all([this.#store(), import('./capsule-dialog.ts')]);
    const parts = await this.#parts.fetch('What reads capsules', coming);
    if (parts === undefined) return;
    const [store, { CapsuleDialog }] = parts;
    store.open(file.name, await file.text());
    const config = new DialogConfig();
    config.ariaLabelledBy = 'capsule-title';
    config.backdropClass = 'backdrop';
    this.#dialog.closeAll();
    this.#dialog.open(CapsuleDialog, config as never);
  }

  async #store() {
    const { CapsuleStore } = await import('./capsule-store.ts');
    return this.#injector.get(CapsuleStore);
  }
}
