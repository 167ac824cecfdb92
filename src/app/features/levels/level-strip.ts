import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import type { LevelKind } from '../../../domain/session/level-kind.ts';
import { Commands } from '../../context/commands/commands.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { GlanceStore } from '../../context/glance-store.ts';
import { LevelPin } from '../../context/level-pin.ts';
import { paleAnswers } from '../../context/pale-answers.ts';
import { LevelCardFace } from './level-card-face.ts';
import { LevelCards } from './level-cards.ts';
import { NearestFollower } from './nearest-follower.ts';

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
  /** Whether the answers are of an earlier moment. */
  protected readonly isPale = paleAnswers(this.glances.isOld);

  constructor() {
    inject(NearestFollower);
  }

  protected select(kind: LevelKind): void {
    this.#navigator.select(kind);
  }
}
