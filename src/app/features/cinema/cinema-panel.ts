import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { NeighborDocument } from '../../../domain/retrieval/query-document.ts';
import { abstentionTitles, keptWords } from '../../context/answer-lead.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { longDate, monthOf } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { isSameRow, pathKey } from '../../context/kept-paths.ts';
import { NeighborStore } from '../../context/neighbor-store.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { clockAt, sessionKey } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed } from '../../ui/figures.ts';
import { CinemaStore } from './cinema-store.ts';
import { areSame, filmStep, stageAt } from './film.ts';
import { Reel } from './reel.ts';
import { shiftFacts, shiftRows } from './shift-rows.ts';
import { ShiftTable } from './shift-table.ts';
import { SieveBar } from './sieve-bar.ts';

/** The neighbors of a moment as films aligned on the touch, and the past that they are sifted from. */
@Component({
  selector: 'app-cinema-panel',
  imports: [Reel, ShiftTable, SieveBar],
  providers: [CinemaStore],
  templateUrl: './cinema-panel.html',
  styleUrls: ['../../ui/panel.css', './cinema-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CinemaPanel {
  protected readonly cinema = inject(CinemaStore);
  protected readonly evidence = inject(EvidenceStore);
  protected readonly picks = inject(NeighborStore);
  readonly #sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #selected = inject(SelectedLevel);

  /** Films of the level and the session on the screen: others' would stand under their name. */
  protected readonly film = computed(() => {
    const [film, session] = [this.cinema.film(), this.#sessions.session()];
    if (film === undefined || session === undefined) return undefined;
    const isHere = film.key === sessionKey(session) && film.ask.level === this.#cursor.level();
    return isHere ? film : undefined;
  });
  protected readonly asked = computed(() => {
    const film = this.film();
    return { question: film?.question ?? 'none', horizonMin: film?.ask.horizonMin ?? 8 } as const;
  });
  protected readonly neighbors = computed(() => this.film()?.answer?.neighbors ?? []);
  /** Since when the films run, and how long they have. */
  protected readonly subject = computed(() => {
    const [film, frame] = [this.film(), this.#sessions.frame()];
    if (film?.answer === undefined || frame === undefined) return '';
    const { name } = this.#selected.now();
    const way = film.direction === 1 ? 'from below' : 'from above';
    return `${name}, ${way}, taken at ${clockAt(frame, film.ask.atS)} ${runningText(this.cinema.elapsedS())}`;
  });
  readonly #stages = computed(
    () =>
      this.neighbors().map((neighbor) => {
        const path = this.cinema.paths().get(pathKey(neighbor));
        if (path === undefined) return undefined;
        const step = filmStep(path, this.cinema.elapsedS());
        return stageAt(path, neighbor.outcome, { ...this.asked(), step });
      }),
    { equal: areSame },
  );
  /** What has become of them so far. */
  protected readonly tally = computed(() => {
    const stages = this.#stages();
    const count = (word: string): number => stages.filter((stage) => stage === word).length;
    const known = ['BREAK', 'REJECT', 'CHOP'].map((word) => ({ word, count: count(word) }));
    const touched = count('open') + known.reduce((sum, one) => sum + one.count, 0);
    return { known, touched, waiting: count('before'), open: count('open') };
  });
  protected readonly rows = computed(() => {
    const film = this.film();
    return film ? shiftRows(film, this.cinema.spread(), this.cinema.isSieved()) : [];
  });
  protected readonly facts = computed(() => {
    const answer = this.film()?.answer;
    return answer ? shiftFacts(answer, this.cinema.spread()) : '';
  });
  protected readonly isMute = computed(() => this.film()?.abstention !== undefined);
  protected readonly reason = computed(() => {
    const [answer, abstention] = [this.film()?.answer, this.film()?.abstention];
    if (answer === undefined || abstention === undefined) return '';
    return `${abstentionTitles[abstention.cause]}: ${keptWords(abstention, answer)}.`;
  });
  protected readonly chosen = computed(() => {
    const picked = this.picks.picked();
    const neighbor = this.neighbors().find((row) => isSameRow(row, picked));
    if (neighbor === undefined) return undefined;
    const { date, level, direction, distance, weight } = neighbor;
    const way = direction === 'UP' ? 'from below' : 'from above';
    return {
      neighbor,
      text: `${longDate(date)}, ${this.#selected.tagOf(level)} ${way}, distance ${fixed(distance, 2)}, weight ${fixed(weight, 2)}`,
      month: monthOf(date),
    };
  });

  protected leaveOut({ rowId, date }: NeighborDocument, what: 'row' | 'day' | 'month'): void {
    const { withoutRows = [], withoutDates = [], withoutMonths = [] } = this.cinema.sieve();
    if (what === 'row') this.cinema.sift({ withoutRows: [...withoutRows, rowId] });
    if (what === 'day') this.cinema.sift({ withoutDates: [...withoutDates, date] });
    if (what === 'month') this.cinema.sift({ withoutMonths: [...withoutMonths, date.slice(0, 7)] });
  }

  /** Opens a neighbor's session at its second, at its level. */
  protected open(neighbor: NeighborDocument): void {
    const path = this.cinema.paths().get(pathKey(neighbor));
    if (path !== undefined) this.#navigator.openPast(neighbor, path.atS);
  }
}

/** "+02:10" since the films were taken. */
function runningText(elapsedS: number): string {
  const whole = Math.floor(elapsedS);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `+${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}
