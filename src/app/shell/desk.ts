import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  effect,
  inject,
} from '@angular/core';
import { longDate } from '../context/dates.ts';
import { SessionStore } from '../context/session-store.ts';
import { ChartPanel } from '../features/chart/chart-panel.ts';
import { LadderPanel } from '../features/ladder/ladder-panel.ts';
import { LevelStrip } from '../features/levels/level-strip.ts';
import { Transport } from '../features/replay/transport.ts';
import { EmptyDesk } from './empty-desk.ts';
import { Shortcuts } from './shortcuts.ts';
import { SidePanel } from './side-panel.ts';
import { StatusBar } from './status-bar.ts';
import { TopBar } from './top-bar.ts';

/** The whole window: bars above and below, and between them the session or what is missing. */
@Component({
  selector: 'app-desk',
  imports: [
    ChartPanel,
    EmptyDesk,
    LadderPanel,
    LevelStrip,
    SidePanel,
    StatusBar,
    TopBar,
    Transport,
  ],
  templateUrl: './desk.html',
  styleUrl: './desk.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'shortcuts.handle($event)' },
})
export class Desk {
  protected readonly shortcuts = inject(Shortcuts);
  readonly #sessions = inject(SessionStore);

  protected readonly hasNoSession = computed(() => {
    const lake = this.#sessions.lake();
    return lake === 'empty' || lake === 'missing' || lake === 'failed';
  });

  /** Without order data the ladder is a few words above the levels, and the chart takes its room. */
  protected readonly isBookless = computed(
    () => this.#sessions.session()?.pressure.available === false,
  );

  constructor() {
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
