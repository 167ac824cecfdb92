import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { LevelKind } from '../../../domain/session/level-kind.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { GlanceStore } from '../../context/glance-store.ts';
import { lasting } from '../../context/lasting.ts';
import { LevelPin } from '../../context/level-pin.ts';
import { ReplayStore } from '../../context/replay-store.ts';
import { LevelCardFace } from './level-card-face.ts';
import { LevelCards } from './level-cards.ts';
import { NearestFollower } from './nearest-follower.ts';

/** What was said longer ago than a window, session seconds, does not pass for the present. */
const OLD_S = 5;
/** As in the evidence panel: what is late for a moment only would flicker. */
const LATE = { afterMs: 100, untilMs: 450 };

/** The six levels as cards in a fixed order: where each is, how price stands to it, what is known. */
@Component({
  selector: 'app-level-strip',
  imports: [LevelCardFace],
  templateUrl: './level-strip.html',
  styleUrl: './level-strip.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LevelStrip {
  readonly #navigator = inject(DeskNavigator);
  protected readonly cards = inject(LevelCards).all;
  protected readonly glances = inject(GlanceStore);
  protected readonly pin = inject(LevelPin);
  protected readonly commands = inject(Commands);
  readonly #cursor = inject(CursorStore);
  readonly #replay = inject(ReplayStore);
  readonly #isOld = computed(() => {
    const saidS = this.glances.known()?.ask.atS ?? Infinity;
    return (this.#cursor.atS() ?? 0) - saidS > OLD_S;
  });
  readonly #isLate = toSignal(toObservable(this.#isOld).pipe(lasting(LATE)), {
    initialValue: false,
  });
  /** Whether the answers are of an earlier moment: a clock that runs is ahead again at once. */
  protected readonly isPale = computed(
    () => this.#isLate() && (this.#isOld() || this.#replay.isPlaying()),
  );

  constructor() {
    inject(NearestFollower);
  }

  protected select(kind: LevelKind): void {
    this.#navigator.select(kind);
  }
}
