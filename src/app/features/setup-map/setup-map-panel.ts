import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { longDate } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { problemOf } from '../../context/problem.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { SessionStore } from '../../context/session-store.ts';
import { TablesStore } from '../../context/tables-store.ts';
import { EvidenceClient } from '../../data/evidence-client.ts';
import { fixed } from '../../ui/figures.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import { MapView } from './map-view.ts';
import { nearTouches } from './near-touches.ts';
import { SetupMapStore } from './setup-map-store.ts';

const outcomes = ['BREAK', 'REJECT', 'CHOP'] as const;
/** Rows of the map's table. */
const NEAR_COUNT = 12;

/** Every past touch on a map that keeps alike setups close, and the present approach moving over it. */
@Component({
  selector: 'app-setup-map-panel',
  imports: [MapView, OutcomeMark],
  providers: [SetupMapStore],
  templateUrl: './setup-map-panel.html',
  styleUrls: ['../../ui/panel.css', './setup-map-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetupMapPanel {
  protected readonly evidence = inject(EvidenceStore);
  protected readonly store = inject(SetupMapStore);
  protected readonly tables = inject(TablesStore);
  readonly #sessions = inject(SessionStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #selected = inject(SelectedLevel);
  readonly #client = inject(EvidenceClient);

  protected readonly pointed = signal(-1);

  /** What stands between the present and the past: an answer that is kept back as unlike it. */
  protected readonly novelty = computed(() => {
    const step = this.evidence.told();
    if (step === undefined) return undefined;
    const { atLevel, outcomeGivenTouch, inIt } = step.kept;
    return [atLevel, outcomeGivenTouch, inIt].find((kept) => kept?.cause === 'novel')?.words;
  });
  /** Touches of the neighbors: a row before or after a touch stands for it. */
  protected readonly neighbors = computed(() => {
    const neighbors = this.evidence.outcome()?.neighbors ?? [];
    return new Set(neighbors.map(({ eventId, rowId }) => eventId ?? rowId));
  });
  protected readonly legend = computed(() => {
    const known = this.store.mapHere()?.outcomes ?? new Uint8Array();
    return outcomes.map((word, c) => ({ word, count: known.filter((one) => one === c).length }));
  });
  protected readonly subject = computed(() => {
    const { name } = this.#selected.now();
    const isMoving = (this.store.trailHere()?.atS.length ?? 0) > 0;
    return isMoving ? name : `${name}, nothing on its way`;
  });
  /** How much of all differences the map can show, or what is pointed at. */
  protected readonly footer = computed(() => {
    const [map, at] = [this.store.mapHere(), this.pointed()];
    if (map === undefined) return '';
    if (at >= 0) {
      const outcome = outcomes.at(map.outcomes[at]) ?? 'outcome unknown';
      const day = longDate(map.dates[at]);
      return `${day}, ${this.#selected.tagOf(map.levels[at])}: ${outcome}. A click opens that moment.`;
    }
    const shown = Math.round(100 * (map.shares[0] + map.shares[1]));
    return `Close is alike, as far as two axes tell: they show ${shown} % of what differs. Ringed: the neighbors.`;
  });
  /** The map in a table: past touches nearest to the present on it. */
  protected readonly near = computed(() => {
    const map = this.store.mapHere();
    if (map === undefined) return [];
    return nearTouches(map, this.store.trailHere(), NEAR_COUNT).map(({ place, distance }) => ({
      ...{ place, distance: fixed(distance, 2), day: longDate(map.dates[place]) },
      level: this.#selected.tagOf(map.levels[place]),
      outcome: outcomes.at(map.outcomes[place]) ?? 'unknown',
      isNeighbor: this.neighbors().has(map.rowIds[place]),
    }));
  });
  protected readonly spoken = computed(() => {
    const counts = this.legend().map(({ word, count }) => `${count} ${word}`);
    const where = this.novelty() === undefined ? this.subject() : 'no precedent for the present';
    return `Past touches by likeness: ${counts.join(', ')}; ${where}`;
  });

  /** Opens the session of a past touch at its second, at its level. */
  protected async open(place: number): Promise<void> {
    const map = this.store.mapHere();
    if (map === undefined) return;
    const row = { date: map.dates[place], rowId: map.rowIds[place] };
    try {
      const [path] = await this.#client.paths([row]);
      if (path === undefined) return;
      this.#navigator.openPast({ ...row, level: map.levels[place] }, path.atS);
    } catch (error) {
      this.#sessions.report(problemOf('The past moment cannot be opened', error));
    }
  }
}
