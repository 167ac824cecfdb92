import { Dialog, DialogConfig } from '@angular/cdk/dialog';
import { Injectable, inject, signal } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { LateParts } from '../../context/late-parts.ts';
import { SessionLink } from '../../context/session-link.ts';
import { CapsuleFiles } from './capsule-files.ts';
import { LinkCopy } from './link-copy.ts';

/** Takes the moment along: as a link, or as a file that others can check. */
@Injectable({ providedIn: 'root' })
export class ShareCommands implements CommandList {
  readonly #dialog = inject(Dialog);
  readonly #link = inject(SessionLink);
  readonly #copy = inject(LinkCopy);
  readonly #files = inject(CapsuleFiles);
  readonly #evidence = inject(EvidenceStore);
  readonly #parts = inject(LateParts);
  // A link would tell the date that is hidden.
  readonly #blind = inject(BlindStore);

  /** Whether the address was copied just now. */
  readonly isCopied = this.#copy.isCopied;
  readonly commands = signal<readonly Command[]>([
    {
      ...{ id: 'share', title: 'Share this moment…', menu: 'File' },
      act: () => void this.open(),
      canAct: () => this.#link.url() !== undefined && !this.#blind.isBlind(),
      refusal: () => this.#blind.refusalOf('link'),
    },
    {
      ...{ id: 'copy-link', title: 'Copy link to this view', menu: 'File', key: 'Ctrl+Shift+l' },
      act: () => this.#copy.copy(),
      canAct: () => this.#link.url() !== undefined && !this.#blind.isBlind(),
      refusal: () => this.#blind.refusalOf('link'),
    },
    {
      ...{ id: 'save-capsule', title: 'Save evidence capsule', menu: 'File', isFirst: true },
      act: () => void this.#files.save(),
      canAct: () => this.#evidence.isCurrent() && !this.#blind.isBlind(),
      refusal: () => this.#blind.refusalOf('capsule'),
    },
    {
      ...{ id: 'open-capsule', title: 'Open evidence capsule…', menu: 'File' },
      act: () => this.#files.choose(),
      canAct: () => !this.#blind.isBlind(),
      refusal: () => this.#blind.refusalOf('capsule'),
    },
  ]);

  /** Shows what a link carries. */
  async open(): Promise<void> {
    const part = await this.#parts.fetch('The share dialog', import('./share-dialog.ts'));
    if (part === undefined) return;
    const config = new DialogConfig();
    config.ariaLabelledBy = 'share-title';
    config.backdropClass = 'backdrop';
    this.#dialog.open(part.ShareDialog, config as never);
  }
}
