import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MomentStore } from '../context/moment-store.ts';
import { SessionStore } from '../context/session-store.ts';
import { fixed } from '../ui/figures.ts';

/** The line below everything: whether all is well, and how much of the session is known. */
@Component({
  selector: 'app-status-bar',
  templateUrl: './status-bar.html',
  styleUrl: './status-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusBar {
  protected readonly sessions = inject(SessionStore);
  protected readonly moments = inject(MomentStore);

  protected readonly errorCount = computed(
    () => this.sessions.problems().filter(({ kind }) => kind === 'error').length,
  );
  protected readonly state = computed(() => {
    const count = this.errorCount();
    if (count > 0) return count === 1 ? '1 problem' : `${count} problems`;
    const lake = this.sessions.lake();
    if (lake === 'loading') return 'Opening';
    if (lake !== 'open') return 'No session';
    return this.moments.moment() === undefined ? 'Opening' : 'Ready';
  });
  protected readonly barCount = computed(() => {
    const moment = this.moments.moment();
    return moment?.bars.openS.length;
  });
  protected readonly computeMs = computed(() => fixed(this.moments.moment()?.computeMs, 1));
  protected readonly slotCount = computed(() => {
    const frame = this.sessions.frame();
    return frame && Math.round((frame.slotsEndS - frame.startS) / frame.barS);
  });
  protected readonly engine = computed(() => {
    const engine = this.sessions.engine();
    if (engine !== undefined) return `DuckDB ${engine.version}`;
    const stage = this.sessions.stages().find(({ name }) => name === 'engine');
    return stage?.state === 'failed' ? 'not available' : 'loading';
  });
}
