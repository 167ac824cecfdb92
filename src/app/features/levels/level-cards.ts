import { Injectable, computed, inject } from '@angular/core';
import { anchorLevelKinds } from '../../../domain/session/level-kind.ts';
import { profileOf } from '../../../protocol/session-profile.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { EpisodesStore } from '../../context/episodes-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { GlanceStore } from '../../context/glance-store.ts';
import { LevelPin } from '../../context/level-pin.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { PressureStore } from '../../context/pressure-store.ts';
import { SessionStore } from '../../context/session-store.ts';
import { SignalsStore } from '../../context/signals-store.ts';
import type { OutcomeWord } from '../../context/episode-rows.ts';
import { MISSING, fixed, signed } from '../../ui/figures.ts';
import { cardAnswers, cardLamps, stateWords } from './level-card.ts';
import type { CardView } from './level-card-view.ts';
import { levelRows } from './level-rows.ts';
import type { LevelRow } from './level-rows.ts';
import { levelStateAt } from './level-state.ts';
import type { LevelState } from './level-state.ts';
import { sparkOf } from './spark-path.ts';

/** The six cards of the moment on the screen. */
@Injectable({ providedIn: 'root' })
export class LevelCards {
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #cursor = inject(CursorStore);
  readonly #episodes = inject(EpisodesStore);
  readonly #signals = inject(SignalsStore);
  readonly #pressure = inject(PressureStore);
  readonly #evidence = inject(EvidenceStore);
  readonly #glances = inject(GlanceStore);
  readonly #pin = inject(LevelPin);

  readonly #rows = computed(() =>
    levelRows(anchorLevelKinds, this.#sessions.frame(), this.#moments.moment()),
  );
  /** Levels that count, the nearest to the price first; the first of equals. */
  readonly byDistance = computed(() =>
    this.#rows()
      .filter(({ awayPx }) => awayPx !== undefined)
      .toSorted((a, b) => (a.awayPx ?? 0) - (b.awayPx ?? 0)),
  );
  readonly #market = computed(() => {
    const session = this.#sessions.session();
    const monitorTicks = session ? profileOf(session).episodes.monitorTicks : NaN;
    const { tickPx = 0.25, decimals = 2 } = this.#sessions.frame() ?? {};
    return { monitorTicks, tickPx, decimals };
  });

  /** In the order of the strip. */
  readonly all = computed(() => this.#rows().map((row) => this.#cardOf(row)));

  #cardOf(row: LevelRow): CardView {
    const { kind } = row;
    const state = this.#stateOf(row);
    const glance = this.#glances.levels().get(kind);
    const answers = cardAnswers(glance);
    const isCounted = row.awayPx !== undefined;
    const pressure = this.#pressure.step()?.levels.find(({ id }) => id === kind);
    const track = this.#signals.tracks()?.get(kind);
    const word = answers.outcome?.kind === 'said' ? answers.outcome.word : 'BREAK';
    const atS = this.#moments.moment()?.atS;
    // A question that is asked now says where price comes from; a resolved touch, where it came from.
    const asked = glance?.document.direction ?? state?.dir;
    const dir = state?.word === 'RESOLVED' ? state.dir : asked;
    return {
      ...{ kind, row, dir, state: stateWords(state, row, atS), ...answers },
      ...{ atr: this.#atrOf(row), silence: isCounted ? this.#silence(row) : '' },
      lamps: asked === undefined ? [] : cardLamps(pressure, asked),
      spark:
        track === undefined || atS === undefined
          ? undefined
          : sparkOf(track, word as OutcomeWord, atS),
      sparkReason: this.#signals.absence() ?? 'nothing was said of this level yet',
      isNearest: this.byDistance().at(0)?.kind === kind,
      isSelected: this.#cursor.level() === kind,
      isPinned: this.#pin.isPinned(),
    };
  }

  #stateOf({ kind, awayPx }: LevelRow): LevelState | undefined {
    const moment = this.#moments.moment();
    const px = moment?.levels.find((level) => level.kind === kind)?.px;
    if (moment?.lastPx === undefined || px === undefined || awayPx === undefined) return undefined;
    const { monitorTicks, tickPx } = this.#market();
    const distanceTicks = (px - moment.lastPx) / tickPx;
    const place = { atS: moment.atS, distanceTicks, monitorTicks };
    return levelStateAt(this.#episodes.episodes() ?? [], kind, place);
  }

  #atrOf({ kind, awayPx }: LevelRow): string {
    const { tickPx } = this.#market();
    const moment = this.#moments.moment();
    const atrTicks = this.#glances.known()?.atrTicks ?? NaN;
    const px = moment?.levels.find((level) => level.kind === kind)?.px;
    if (awayPx === undefined || px === undefined || moment?.lastPx === undefined) return MISSING;
    return signed((px - moment.lastPx) / (atrTicks * tickPx), 2);
  }

  /** Why a level that counts has no answer. */
  #silence({ awayPx = 0 }: LevelRow): string {
    const absence = this.#evidence.absence();
    if (absence !== undefined) return `No evidence: ${absence}`;
    const { monitorTicks, tickPx } = this.#market();
    if (awayPx > monitorTicks * tickPx) {
      return `Beyond ${fixed(monitorTicks * tickPx, 0)} points, not scored`;
    }
    if (this.#evidence.facts() === undefined) return 'Waits for the past';
    return this.#glances.known() === undefined ? 'Asking the past' : '';
  }
}
