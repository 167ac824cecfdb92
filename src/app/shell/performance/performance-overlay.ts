import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, exhaustMap, from, map, of, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { workerLoads } from '../../data/worker-load.ts';
import { fixed } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { heapMb } from '../status/vital-signs.ts';
import { frameReadings, p95 } from './frame-meter.ts';
import { PerformanceStore } from './performance-store.ts';

/** How often workers are looked at, ms. */
const LOOK_MS = 500;
/** How often the whole app's memory is asked for, ms: the browser waits for a collection. */
const MEMORY_MS = 20_000;

/** What an isolated page may ask. */
type MemoryTeller = {
  readonly measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
};

/** Frames, long tasks, workers and memory, above the status bar while they are asked for. */
@Component({
  selector: 'app-performance-overlay',
  imports: [Icon],
  templateUrl: './performance-overlay.html',
  styleUrl: './performance-overlay.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float', role: 'region', 'aria-label': 'Performance' },
})
export class PerformanceOverlay {
  protected readonly store = inject(PerformanceStore);

  readonly #reading = toSignal(frameReadings());
  readonly #wholeMb = toSignal(wholeMb());
  protected readonly workers = toSignal(timer(0, LOOK_MS).pipe(map(workerRows)), {
    initialValue: [],
  });
  protected readonly figures = computed(() => {
    const { fps, frameP95Ms, longTaskCount, longTaskMaxMs } = this.#reading() ?? {};
    // Read anew with each row of the workers: heap and workers are of one moment.
    const heap = this.workers().length === 0 ? undefined : heapMb();
    return [
      { name: 'Frames', value: `${fixed(fps, 0)} a second` },
      { name: 'Frame p95', value: `${fixed(frameP95Ms, 1)} ms` },
      { name: 'Long tasks', value: `${fixed(longTaskCount, 0)} in 60 s` },
      { name: 'Longest task', value: `${fixed(longTaskMaxMs, 0)} ms` },
      { name: 'Heap', value: heap === undefined ? 'not told' : `${heap} MB` },
      { name: 'With workers', value: this.#wholeMb() ?? 'asked' },
    ];
  });
}

function workerRows(): readonly { name: string; waiting: string; p95: string; count: string }[] {
  return [...workerLoads].map(([name, load]) => ({
    name,
    waiting: String(load.pendingCount),
    p95: fixed(p95(load.tookMs), 1),
    count: String(load.answerCount),
  }));
}

/** Memory of page and workers together, in words, as often as the browser can tell. */
function wholeMb(): Observable<string> {
  const teller = performance as MemoryTeller;
  if (teller.measureUserAgentSpecificMemory === undefined) return of('not told');
  return timer(0, MEMORY_MS).pipe(
    exhaustMap(() => from(teller.measureUserAgentSpecificMemory?.() ?? of({ bytes: NaN }))),
    map(({ bytes }) => `${fixed(bytes / 1e6, 0)} MB`),
    catchError(() => of('not told')),
  );
}
