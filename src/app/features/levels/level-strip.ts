import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { anchorLevelKinds } from '../../../domain/session/level-kind.ts';
import type { LevelKind } from '../../../domain/session/level-kind.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { SessionStore } from '../../context/session-store.ts';
import { Icon } from '../../ui/icon.ts';
import { LineSample } from '../../ui/line-sample.ts';
import { levelRows } from './level-rows.ts';

/** The six levels as cards in a fixed order: what each is worth, how far it is, or why not. */
@Component({
  selector: 'app-level-strip',
  imports: [Icon, LineSample],
  templateUrl: './level-strip.html',
  styleUrl: './level-strip.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LevelStrip {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #navigator = inject(DeskNavigator);
  protected readonly cursor = inject(CursorStore);

  protected readonly rows = computed(() =>
    levelRows(anchorLevelKinds, this.#sessions.frame(), this.#moments.moment()),
  );
  /** The valid level next to the price; the first of equals. */
  protected readonly nearest = computed(() => {
    const counted = this.rows().filter(({ awayPx }) => awayPx !== undefined);
    return counted.toSorted((a, b) => (a.awayPx ?? 0) - (b.awayPx ?? 0))[0]?.kind;
  });

  protected select(kind: LevelKind): void {
    this.#navigator.select(kind);
  }
}
