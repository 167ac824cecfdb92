import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { audit, distinctUntilChanged, timer } from 'rxjs';
import { ReplayStore } from '../context/replay-store.ts';
import { Voice } from '../context/voice.ts';

/** After a change the newest words are spoken this much later, ms; a clock that runs says less. */
const RESTING_MS = 1500;
const PLAYING_MS = 15_000;

/** What the desk says to a screen reader: moment, brief and verdict, at a calm rate. */
@Component({
  selector: 'app-desk-voice',
  template: '<p class="spoken" role="status" aria-live="polite">{{ words() }}</p>',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeskVoice {
  readonly #replay = inject(ReplayStore);

  protected readonly words = toSignal(
    toObservable(inject(Voice).text).pipe(
      distinctUntilChanged(),
      audit(() => timer(this.#replay.isPlaying() ? PLAYING_MS : RESTING_MS)),
    ),
    { initialValue: '' },
  );
}
