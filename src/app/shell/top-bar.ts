import { Dialog, DialogConfig } from '@angular/cdk/dialog';
import type { DialogRef } from '@angular/cdk/dialog';
import { Clipboard } from '@angular/cdk/clipboard';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  inject,
  signal,
} from '@angular/core';
import { CursorStore } from '../context/cursor-store.ts';
import { DeskNavigator } from '../context/desk-navigator.ts';
import { clockAt } from '../context/session-frame.ts';
import { SessionStore } from '../context/session-store.ts';
import { ThemeStore } from '../context/theme-store.ts';
import { SessionPicker } from '../features/sessions/session-picker.ts';
import { Icon } from '../ui/icon.ts';
import { AboutDialog } from './about-dialog.ts';

/** How long the copy button says that it has copied, ms. */
const COPIED_MS = 1600;

/** Source names for a reader. */
const sourceNames = {
  mbo: 'MBO',
  'mbp-10': 'MBP-10',
  trades: 'trades',
  'ohlcv-1m': '1-minute bars',
} as const;

/** What is open, at which moment, from which data; and the tools that belong to no panel. */
@Component({
  selector: 'app-top-bar',
  imports: [Icon, SessionPicker],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TopBar {
  protected readonly sessions = inject(SessionStore);
  protected readonly theme = inject(ThemeStore);
  readonly #cursor = inject(CursorStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #clipboard = inject(Clipboard);
  readonly #dialog = inject(Dialog);
  readonly #document = inject(DOCUMENT);

  protected readonly isCopied = signal(false);
  protected readonly clock = computed(() => {
    const [frame, atS] = [this.sessions.frame(), this.#cursor.atS()];
    return frame === undefined || atS === undefined ? undefined : clockAt(frame, atS);
  });
  protected readonly mode = computed(() => {
    if (this.sessions.session() === undefined) return '';
    return this.clock() === undefined ? 'Opening' : 'Replay, paused';
  });
  protected readonly source = computed(() => {
    const session = this.sessions.session();
    return session && sourceNames[session.source];
  });

  protected copyLink(): void {
    const query = this.#navigator.query();
    if (query === undefined) return;
    const { origin, pathname } = this.#document.location;
    this.isCopied.set(this.#clipboard.copy(origin + pathname + query));
    setTimeout(() => this.isCopied.set(false), COPIED_MS);
  }

  protected showAbout(): void {
    const config = new DialogConfig<unknown, DialogRef<unknown, AboutDialog>>();
    config.ariaLabelledBy = 'about-title';
    config.backdropClass = 'backdrop';
    this.#dialog.open(AboutDialog, config);
  }
}
