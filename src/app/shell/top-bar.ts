import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { BlindStore } from '../context/blind/blind-store.ts';
import { Commands } from '../context/commands/commands.ts';
import { CursorStore } from '../context/cursor-store.ts';
import { ReplayStore } from '../context/replay-store.ts';
import { clockAt } from '../context/session-frame.ts';
import { SessionStore } from '../context/session-store.ts';
import { ThemeStore } from '../context/theme-store.ts';
import { ShareCommands } from '../features/share/share-commands.ts';
import { SessionPicker } from '../features/sessions/session-picker.ts';
import { Icon } from '../ui/icon.ts';
import { MenuBar } from './commands/menu-bar.ts';

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
  imports: [Icon, MenuBar, SessionPicker],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TopBar {
  protected readonly sessions = inject(SessionStore);
  protected readonly theme = inject(ThemeStore);
  protected readonly commands = inject(Commands);
  protected readonly share = inject(ShareCommands);
  protected readonly blind = inject(BlindStore);
  readonly #replay = inject(ReplayStore);
  readonly #cursor = inject(CursorStore);

  protected readonly clock = computed(() => {
    const [frame, atS] = [this.sessions.frame(), this.#cursor.atS()];
    return frame === undefined || atS === undefined ? undefined : clockAt(frame, atS);
  });
  protected readonly mode = computed(() => {
    if (this.sessions.session() === undefined) return '';
    if (this.clock() === undefined) return 'Opening';
    if (this.blind.isBlind()) return 'Blind replay';
    return this.#replay.isPlaying() ? `Replay, ${this.#replay.speed()}×` : 'Replay, paused';
  });
  protected readonly find = computed(() => {
    const hint = this.commands.hint('Find a command', 'palette');
    return { hint, key: hint.split(', ')[1] ?? 'Find' };
  });
  protected readonly source = computed(() => {
    const session = this.sessions.session();
    return session && sourceNames[session.source];
  });
}
