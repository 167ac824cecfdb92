import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { EpisodesStore } from '../../context/episodes-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { outcomeKnownAt } from '../../context/known-touches.ts';
import { levelStyles } from '../../context/level-style.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { clockAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';

/** How many touches the table holds: what a listener can take in. */
const ROW_COUNT = 12;

/** The newest touches and what became of them as a table, out of sight: the twin of their marks. */
@Component({
  selector: 'app-touch-table',
  templateUrl: './touch-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TouchTable {
  readonly #episodes = inject(EpisodesStore);
  readonly #evidence = inject(EvidenceStore);
  readonly #moments = inject(MomentStore);
  readonly #sessions = inject(SessionStore);

  protected readonly rows = computed(() => {
    const [frame, atS] = [this.#sessions.frame(), this.#moments.moment()?.atS];
    if (frame === undefined || atS === undefined) return [];
    const known = this.#episodes.touches().filter(({ triggerS }) => triggerS <= atS);
    return known.slice(-ROW_COUNT).map((touch) => {
      const found = outcomeKnownAt(touch, this.#evidence.horizonMin(), atS);
      const decided =
        found?.resolvedS === undefined ? '' : ` at ${clockAt(frame, found.resolvedS)}`;
      return {
        id: touch.eventId,
        clock: clockAt(frame, touch.triggerS),
        level: levelStyles[touch.level].name,
        from: touch.dir === 'UP' ? 'from below' : 'from above',
        outcome: found?.outcome === undefined ? 'not decided' : found.outcome + decided,
      };
    });
  });
}
