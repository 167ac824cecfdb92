import { CdkMenuModule } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Commands } from '../../context/commands/commands.ts';
import { stageAt } from '../../context/loading-stages.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { OfflineStore } from '../../context/offline-store.ts';
import { SessionStore } from '../../context/session-store.ts';
import { CatalogClient } from '../../data/catalog-client.ts';
import { fixed } from '../../ui/figures.ts';
import { CommandMenu } from '../commands/command-menu.ts';
import type { MenuItem } from '../commands/command-menu.ts';
import { WorkspaceStore } from '../dock/workspace-store.ts';
import { VitalSigns } from './vital-signs.ts';

/** Letters of a hash that tell it from others. */
const HASH_LENGTH = 8;

/** The line below everything: whether all is well, from which data, and whose clock this is. */
@Component({
  selector: 'app-status-bar',
  imports: [CdkMenuModule, CommandMenu],
  templateUrl: './status-bar.html',
  styleUrl: './status-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusBar {
  protected readonly sessions = inject(SessionStore);
  protected readonly offline = inject(OfflineStore);
  protected readonly workspaces = inject(WorkspaceStore);
  protected readonly signs = inject(VitalSigns);
  readonly #moments = inject(MomentStore);
  protected readonly commands = inject(Commands);
  readonly #catalog = inject(CatalogClient);

  protected readonly errorCount = computed(
    () => this.sessions.problems().filter(({ kind }) => kind === 'error').length,
  );
  protected readonly state = computed(() => {
    const count = this.errorCount();
    if (count > 0) return count === 1 ? '1 problem' : `${count} problems`;
    const lake = this.sessions.lake();
    if (lake === 'loading') return 'Opening';
    if (lake !== 'open') return 'No session';
    return this.#moments.moment() === undefined ? 'Opening' : 'Ready';
  });
  /** What the lake holds and when it was built: its age is the age of every figure here. */
  protected readonly lake = computed(() => {
    const count = this.sessions.sessions().length;
    if (count === 0) return undefined;
    const built = this.#catalog.modified;
    const sessions = count === 1 ? '1 session' : `${count} sessions`;
    return { sessions, built: built && builtWord(built) };
  });
  protected readonly config = computed(() =>
    this.sessions.session()?.configHash?.slice(0, HASH_LENGTH),
  );
  protected readonly barCount = computed(() => this.#moments.moment()?.bars.openS.length);
  protected readonly slotCount = computed(() => {
    const frame = this.sessions.frame();
    return frame && Math.round((frame.slotsEndS - frame.startS) / frame.barS);
  });
  protected readonly computeMs = computed(() => fixed(this.#moments.moment()?.computeMs, 1));
  protected readonly workers = computed(() => {
    const count = this.signs.pendingCount();
    return count === 0 ? 'idle' : `${count} asked`;
  });
  protected readonly engine = computed(() => {
    const engine = this.sessions.engine();
    if (engine !== undefined) return `DuckDB ${engine.version}`;
    if (!this.sessions.isSqlAsked()) return 'not asked';
    const isLost = stageAt(this.sessions.stages(), 'engine')?.state === 'failed';
    return isLost ? 'not available' : 'loading';
  });
  protected readonly workspaceItems = computed(() => this.#items('workspace-'));
  protected readonly clockItems = computed(() => this.#items('clock-'));

  #items(prefix: string): readonly MenuItem[] {
    const found = this.commands.all().filter(({ id }) => id.startsWith(prefix));
    return found.map((command, place) => ({
      command,
      hasLine: place > 0 && command.isFirst === true,
    }));
  }
}

/** Day and minute in the reader's own time, as files carry it. */
function builtWord(date: Date): string {
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  const minute = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `${day} ${minute}`;
}
