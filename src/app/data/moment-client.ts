import { Injectable } from '@angular/core';
import { MomentHand } from './moment-hand.ts';

/** The moment worker of the open session. */
@Injectable({ providedIn: 'root' })
export class MomentClient extends MomentHand {
  constructor() {
    super(
      'moment',
      new Worker(new URL('../../../workers/moment.worker.ts', import.meta.url), {
        type: 'module',
        name: 'moment',
      }),
    );
  }
}
