import { Injectable, computed, inject } from '@angular/core';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { LevelId } from '../../protocol/pressure-api.ts';
import { CursorStore } from './cursor-store.ts';
import { levelStyles, ownLevelStyle } from './level-style.ts';
import type { LineStyle } from './level-style.ts';
import { MomentStore } from './moment-store.ts';
import { OwnLevelsStore } from './own-levels-store.ts';
import { isOwnLevel } from './level-id.ts';

/** The selected level, whichever kind it is, at the moment on the screen. */
export type SelectedLevelNow = {
  readonly id: LevelId;
  readonly name: string;
  readonly style: LineStyle;
  /** Points; undefined while it does not exist. */
  readonly px: number | undefined;
  readonly valid: boolean;
  /** Why it is not valid, in words; undefined when it is, or nothing is known yet. */
  readonly reason: string | undefined;
};

/** What the user has selected: one of the session's levels, or one of his own. */
@Injectable({ providedIn: 'root' })
export class SelectedLevel {
  readonly #cursor = inject(CursorStore);
  readonly #moments = inject(MomentStore);
  readonly #own = inject(OwnLevelsStore);

  readonly now = computed((): SelectedLevelNow => {
    const id = this.#cursor.level();
    return isOwnLevel(id) ? this.#ownNow(id) : this.#kindNow(id);
  });

  /** Name of any level where there is little room; a word that names none stays as it is. */
  tagOf(id: string): string {
    if (id in levelStyles) {
      const { tag, name } = levelStyles[id as LevelKind];
      return tag ?? name;
    }
    return this.#own.levels().find((level) => level.id === id)?.name ?? id;
  }

  #ownNow(id: LevelId): SelectedLevelNow {
    const level = this.#own.levels().find((other) => other.id === id);
    const px = level?.px;
    const reason = level === undefined ? 'the level was deleted' : undefined;
    const valid = level !== undefined;
    return { id, name: level?.name ?? 'Own level', style: ownLevelStyle, px, valid, reason };
  }

  #kindNow(id: LevelKind): SelectedLevelNow {
    const level = this.#moments.moment()?.levels.find(({ kind }) => kind === id);
    const { name } = levelStyles[id];
    const { px, valid = false, reason } = level ?? {};
    return { id, name, style: levelStyles[id], px, valid, reason };
  }
}
