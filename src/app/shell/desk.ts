import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  effect,
  inject,
} from '@angular/core';
import { longDate } from '../context/dates.ts';
import { OfflineOpening } from '../context/offline-opening.ts';
import { SessionStore } from '../context/session-store.ts';
import { LevelStrip } from '../features/levels/level-strip.ts';
import { Transport } from '../features/replay/transport.ts';
import { DeskVoice } from './desk-voice.ts';
import { CapsuleFiles } from '../features/share/capsule-files.ts';
import { Dock } from './dock/dock.ts';
import { Docking } from './dock/docking.ts';
import { EmptyDesk } from './empty-desk.ts';
import { PerformanceOverlay } from './performance/performance-overlay.ts';
import { PerformanceStore } from './performance/performance-store.ts';
import { Shortcuts } from './shortcuts.ts';
import { StatusBar } from './status/status-bar.ts';
import { TopBar } from './top-bar.ts';

/** The whole window: bars above and below, and between them the session or what is missing. */
@Component({
  selector: 'app-desk',
  imports: [
    DeskVoice,
    Dock,
    EmptyDesk,
    LevelStrip,
    PerformanceOverlay,
    StatusBar,
    TopBar,
    Transport,
  ],
  templateUrl: './desk.html',
  styleUrl: './desk.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '(document:keydown)': 'shortcuts.handle($event)',
    '(document:dragover)': 'capsules.accept($event)',
    '(document:drop)': 'capsules.drop($event)',
  },
})
export class Desk {
  protected readonly shortcuts = inject(Shortcuts);
  readonly #docking = inject(Docking);
  protected readonly capsules = inject(CapsuleFiles);
  protected readonly performance = inject(PerformanceStore);
  readonly #sessions = inject(SessionStore);

  protected readonly hasNoSession = computed(() => {
    const lake = this.#sessions.lake();
    return lake === 'empty' || lake === 'missing' || lake === 'failed';
  });

  /** Puts the focus on the first panel; the address stays as it is. */
  protected goToPanels(event: Event): void {
    event.preventDefault();
    this.#docking.focusNext(1);
  }

  constructor() {
    inject(OfflineOpening);
    const document = inject(DOCUMENT);
    effect(() => {
      const session = this.#sessions.session();
      document.title =
        session === undefined
          ? 'Spymaster'
          : `${session.symbol}, ${longDate(session.date)} – Spymaster`;
    });
  }
}
