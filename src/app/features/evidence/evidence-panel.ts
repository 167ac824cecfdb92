import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { AnswerWord } from '../../../domain/retrieval/answer-words.ts';
import type { NeighborDocument } from '../../../domain/retrieval/query-document.ts';
import { DensityStore } from '../../context/density-store.ts';
import { leadOf, readerWords } from '../../context/answer-lead.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { shortDate } from '../../context/dates.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { isSameRow } from '../../context/kept-paths.ts';
import { NeighborStore } from '../../context/neighbor-store.ts';
import { paleAnswers } from '../../context/pale-answers.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { clockAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { speakAs } from '../../context/voice.ts';
import { fixed } from '../../ui/figures.ts';
import { AnswerBlock } from './answer-block.ts';
import { answerFacts } from './answer-facts.ts';
import { questionWords, sentence, trustSubjects, verdictOf } from './evidence-words.ts';
import { HorizonTabs } from './horizon-tabs.ts';
import { NeighborList } from './neighbor-list.ts';
import { TouchBlock } from './touch-block.ts';
import { TrustStrip } from './trust-strip.ts';

/** Neighbors in the list until all are asked for: two rows, or four where there is room. */
const FEW = 10;
const MORE = 20;

/** What happened in moments like this one: the answer first, then what it rests on. */
@Component({
  selector: 'app-evidence-panel',
  imports: [AnswerBlock, HorizonTabs, NeighborList, TouchBlock, TrustStrip],
  templateUrl: './evidence-panel.html',
  styleUrls: ['../../ui/panel.css', './evidence-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidencePanel {
  readonly #density = inject(DensityStore);
  protected readonly evidence = inject(EvidenceStore);
  readonly #sessions = inject(SessionStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #selected = inject(SelectedLevel);
  protected readonly picks = inject(NeighborStore);
  protected readonly commands = inject(Commands);

  protected readonly date = computed(() => this.#sessions.session()?.date ?? '');
  protected readonly step = this.evidence.told;
  protected readonly isHeld = inject(CursorStore).isHeld;
  protected readonly subject = computed(() => {
    const document = this.step()?.document;
    const { name } = this.#selected.now();
    if (document === undefined || document.direction === null) return name;
    const way = document.direction === 'UP' ? 'from below' : 'from above';
    return `${name}, ${way}, ${questionWords[document.question]}`;
  });
  protected readonly outcome = this.evidence.outcome;
  readonly #isPale = paleAnswers(this.evidence.isOld);
  /** The clock of what is said, while the cursor is far ahead of it; undefined while it is not. */
  protected readonly saidAt = computed(() => {
    const [frame, saidS] = [this.#sessions.frame(), this.step()?.ask.atS];
    if (!this.#isPale() || frame === undefined || saidS === undefined) return undefined;
    return clockAt(frame, saidS);
  });
  readonly #answerWord = computed((): AnswerWord => {
    const question = this.step()?.document.question;
    return question === 'approaching'
      ? 'outcomeGivenTouch'
      : question === 'inIt'
        ? 'inIt'
        : 'atLevel';
  });
  readonly #kept = computed(() => this.step()?.kept[this.#answerWord()]);
  protected readonly verdict = computed(() => {
    const [step, answer, frame] = [this.step(), this.outcome(), this.#sessions.frame()];
    if (step === undefined || answer === undefined) return undefined;
    const { question, horizonMin } = step.document;
    const { tickPx = 0.25, decimals = 2 } = frame ?? {};
    const barrierPx = step.place && step.place.barrierTicks * tickPx;
    return verdictOf(answer, { question, horizonMin, barrierPx, decimals, kept: this.#kept() });
  });
  protected readonly facts = computed(() => {
    const answer = this.outcome();
    const { id: level, name: levelName } = this.#selected.now();
    const dayCount = this.evidence.facts()?.dates.length ?? 0;
    return answer === undefined ? '' : answerFacts(answer, { level, levelName, dayCount });
  });
  /** Why nothing is asked, as a sentence. */
  protected readonly silence = computed(() => {
    const abstention = this.step()?.abstention;
    const tickPx = this.#sessions.frame()?.tickPx;
    const words = abstention && readerWords(abstention, tickPx);
    // A level that is not there yet knows why, and until when.
    const { valid, reason } = this.#selected.now();
    const why = valid ? words : (reason ?? words);
    return why === undefined ? '' : sentence(why);
  });
  /** What brings evidence back. */
  protected readonly comeback = computed(() =>
    this.#selected.now().valid
      ? 'Evidence returns when price comes near the level.'
      : 'Evidence begins when the level counts and price is near it.',
  );
  protected readonly neighbors = computed(() => {
    const all = this.outcome()?.neighbors ?? [];
    if (this.picks.areAllShown()) return all;
    return all.slice(0, this.#density.isRoomy() ? MORE : FEW);
  });
  /** The neighbor that is looked at, if it is one of these. */
  protected readonly picked = computed(() => {
    const picked = this.picks.picked();
    const neighbor = this.outcome()?.neighbors.find((row) => isSameRow(row, picked));
    if (neighbor === undefined) return undefined;
    const { date, level, direction, distance } = neighbor;
    const way = direction === 'UP' ? 'from below' : 'from above';
    const words = `${shortDate(date)}, ${this.#selected.tagOf(level)} ${way}, distance ${fixed(distance, 2)}`;
    return { neighbor, words };
  });
  protected readonly isMute = computed(() => this.#kept() !== undefined);
  protected readonly record = computed(() =>
    this.evidence.trust()?.records.find(({ answer }) => answer === this.#answerWord()),
  );
  protected readonly claim = computed(() =>
    this.evidence.trust()?.claims.find(({ answer }) => answer === this.#answerWord()),
  );
  /** The answers whose record it is: without a question those at a level. */
  protected readonly trustOf = computed(() => trustSubjects[this.#answerWord()]);
  protected readonly leadP = computed(() => {
    const answer = this.outcome();
    if (answer === undefined || this.isMute()) return undefined;
    const lead = leadOf(answer);
    return lead === undefined ? undefined : (answer.p[lead.word] ?? undefined);
  });

  constructor() {
    speakAs('verdict', () => {
      const verdict = this.verdict();
      return verdict === undefined ? '' : `${verdict.title}. ${verdict.text}`;
    });
  }

  /** Opens a neighbor's session at its second, at its level. */
  protected open(neighbor: NeighborDocument): void {
    const path = this.evidence.pathOf(neighbor);
    if (path !== undefined) this.#navigator.openPast(neighbor, path.atS);
  }
}
