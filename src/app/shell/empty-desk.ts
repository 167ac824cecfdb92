import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { SessionStore } from '../context/session-store.ts';

/** What stands in the middle while there is no session to show: why, and what to do. */
@Component({
  selector: 'app-empty-desk',
  templateUrl: './empty-desk.html',
  styleUrl: './empty-desk.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyDesk {
  readonly #sessions = inject(SessionStore);

  protected readonly problem = computed(() => this.#sessions.problems().at(-1));
  protected readonly title = computed(() => {
    const lake = this.#sessions.lake();
    if (lake === 'failed') return 'The lake cannot be read';
    return lake === 'missing' ? 'No lake here' : 'The lake has no session yet';
  });
  protected readonly why = computed(() => {
    const lake = this.#sessions.lake();
    if (lake === 'failed') return 'Its list of sessions is broken or out of reach.';
    return lake === 'missing'
      ? 'The server that sent this page has no catalog of sessions under lake/.'
      : 'Its catalog is there, and empty.';
  });

  /** What a lake can be built from, and what each source gives. */
  protected readonly sources = [
    { name: 'Orders', files: 'MBO, as .dbn or .dbn.zst', gives: 'everything' },
    { name: 'Trades', files: 'trades, as .dbn or .dbn.zst', gives: 'chart and levels' },
    {
      name: 'Bars',
      files: 'ohlcv-1m, or a CSV of 1-minute bars',
      gives: 'candles and levels at closes',
    },
  ];
}
