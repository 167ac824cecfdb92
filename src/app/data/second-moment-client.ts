import { DestroyRef, Injectable, inject } from '@angular/core';
import { MomentHand } from './moment-hand.ts';

/**
 * A moment worker of its own for a session beside the open one. Whoever provides it ends it with
 * itself.
 */
@Injectable()
export class SecondMomentClient extends MomentHand {
  constructor() {
    const thread = new Worker(new URL('../../../workers/moment.worker.ts', import.meta.url), {
      type: 'module',
      name: 'compare',
    });
    super('compare', thread);
    inject(DestroyRef).onDestroy(() => thread.terminate());
  }
}
