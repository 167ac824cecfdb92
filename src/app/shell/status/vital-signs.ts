import { Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { distinctUntilChanged, filter, map, timer } from 'rxjs';
import { workerLoads } from '../../data/worker-load.ts';

/** How often the status bar looks, ms: a reader's rate, not a meter's. */
const LOOK_MS = 1000;

/** What Chromium tells of its heap. */
type HeapTeller = { readonly memory?: { readonly usedJSHeapSize: number } };

/** What the status bar says of the app itself, at a rate that can be read. */
@Injectable({ providedIn: 'root' })
export class VitalSigns {
  readonly #looks = timer(0, LOOK_MS).pipe(filter(() => document.visibilityState === 'visible'));

  /** Calls that wait for a worker. */
  readonly pendingCount = toSignal(this.#looks.pipe(map(pendingCount), distinctUntilChanged()), {
    initialValue: 0,
  });
  /** Heap of the main thread, MB; undefined where the browser does not tell. */
  readonly heapMb = toSignal(this.#looks.pipe(map(heapMb), distinctUntilChanged()));
}

function pendingCount(): number {
  return [...workerLoads.values()].reduce((sum, load) => sum + load.pendingCount, 0);
}

/** Heap of the main thread, whole MB; undefined where the browser does not tell. */
export function heapMb(): number | undefined {
  const { memory } = performance as HeapTeller;
  return memory && Math.round(memory.usedJSHeapSize / 1e6);
}
