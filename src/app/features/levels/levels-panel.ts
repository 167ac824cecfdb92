import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { anchorLevelKinds, overlayLevelKinds } from '../../../domain/session/level-kind.ts';
import type { LevelKind } from '../../../domain/session/level-kind.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { OverlayStore } from '../../context/overlay-store.ts';
import { SessionStore } from '../../context/session-store.ts';
import { veilOf } from '../../context/veiled-session.ts';
import { signed } from '../../ui/figures.ts';
import { LineSample } from '../../ui/line-sample.ts';
import { levelRows } from './level-rows.ts';
import type { LevelRow } from './level-rows.ts';
import { OwnLevels } from './own-levels.ts';
import { SessionFacts } from './session-facts.ts';

/** Every level in a table, the overlays with their switches, and the facts of the session. */
@Component({
  selector: 'app-levels-panel',
  imports: [LineSample, OwnLevels, SessionFacts],
  templateUrl: './levels-panel.html',
  styleUrls: [
    '../../ui/panel.css',
    '../../ui/switch.css',
    './levels-table.css',
    './levels-panel.css',
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LevelsPanel {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #navigator = inject(DeskNavigator);
  protected readonly cursor = inject(CursorStore);
  protected readonly overlays = inject(OverlayStore);

  /** The facts of a session tell its contract, and its counts its day. */
  protected readonly isVeiled = computed(() => veilOf(this.#sessions.session()) !== undefined);
  protected readonly anchors = computed(() => this.#rows(anchorLevelKinds));
  protected readonly others = computed(() => this.#rows(overlayLevelKinds));

  /** Level minus the price under the pointer, points; a dash while it is off the chart. */
  protected fromCrosshair(row: LevelRow): string {
    const px = this.cursor.crosshair()?.px;
    const level = this.#moments.moment()?.levels.find(({ kind }) => kind === row.kind)?.px;
    if (px === undefined || level === undefined) return '–';
    return signed(level - px, this.#sessions.frame()?.decimals ?? 2);
  }

  protected select(kind: LevelKind): void {
    this.#navigator.select(kind);
  }

  #rows(kinds: readonly LevelKind[]): LevelRow[] {
    return levelRows(kinds, this.#sessions.frame(), this.#moments.moment());
  }
}
