import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { longDate } from '../../context/dates.ts';
import { stageTitles } from '../../context/loading-stages.ts';
import { SessionStore } from '../../context/session-store.ts';
import { Icon } from '../../ui/icon.ts';
import type { IconName } from '../../ui/icon.ts';

const marks = {
  ...{ waiting: undefined, running: 'running', done: 'check' },
  ...{ failed: 'warning', absent: 'dash' },
} as const satisfies Record<string, IconName | undefined>;

/** What is being read, what is there, and with which figures. */
@Component({
  selector: 'app-loading-stages',
  imports: [Icon],
  templateUrl: './loading-stages.html',
  styleUrl: './loading-stages.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoadingStages {
  readonly #sessions = inject(SessionStore);

  protected readonly title = computed(() => {
    const session = this.#sessions.session();
    return session === undefined ? 'Opening the lake' : `Opening ${longDate(session.date)}`;
  });
  protected readonly stages = computed(() => {
    const waits = this.#sessions.session() === undefined ? 'the catalog' : 'the candles';
    return this.#sessions.stages().map((stage) => ({
      ...stage,
      title: stageTitles[stage.name],
      mark: marks[stage.state],
      figure: stage.figure || (stage.state === 'waiting' ? `waits for ${waits}` : ''),
    }));
  });
}
