import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { stageAt } from '../../context/loading-stages.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { PressureStore } from '../../context/pressure-store.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { clockAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { BriefLine } from './brief-line.ts';
import { cellId } from './cell-id.ts';
import { LadderStore } from './ladder-store.ts';
import { ladderRows, lastBeyond, rowPrice, tickRows } from './ladder-rows.ts';
import type { LadderPlace } from './ladder-rows.ts';
import { ladderState } from './ladder-state.ts';
import { LadderTable } from './ladder-table.ts';
import type { OpenRow } from './ladder-table.ts';
import { briefText, levelBrief } from './level-brief.ts';
import type { BriefCell, BriefFacts, BriefPart } from './level-brief.ts';
import { approachView, lampRows } from './lamp-rows.ts';
import { LampTable } from './lamp-table.ts';
import { quietBrief } from './quiet-brief.ts';
import { ZoneBlock } from './zone-block.ts';

/** Pressure around the selected level: its ladder, what presses on either side, its lamps. */
@Component({
  selector: 'app-ladder-panel',
  imports: [BriefLine, Icon, LadderTable, LampTable, ZoneBlock],
  templateUrl: './ladder-panel.html',
  styleUrls: ['../../ui/panel.css', './ladder-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LadderPanel {
  protected readonly pressure = inject(PressureStore);
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #cursor = inject(CursorStore);
  readonly #selected = inject(SelectedLevel);
  readonly #evidence = inject(EvidenceStore);
  readonly #injector = inject(Injector);

  protected readonly ladder = inject(LadderStore);
  protected readonly commands = inject(Commands);
  /** Cells that a clause of the Brief points at. */
  protected readonly pointed = signal<readonly BriefCell[]>([]);

  protected readonly level = this.#selected.now;
  protected readonly market = computed(() => {
    const frame = this.#sessions.frame();
    const { tickPx = 0.25, decimals = 2, rowTicks = 4, isRelative = false } = frame ?? {};
    return { tickPx, decimals, rowTicks, isRelative };
  });
  protected readonly state = computed(() => {
    const [session, frame] = [this.#sessions.session(), this.#sessions.frame()];
    const firstS = this.#sessions.pressure()?.firstS;
    const known = {
      isAvailable: session?.pressure.available ?? true,
      absence: this.pressure.absence(),
      step: this.pressure.step(),
      firstClock: frame && firstS !== undefined ? clockAt(frame, firstS) : undefined,
      progress: stageAt(this.#sessions.stages(), 'ledger')?.figure ?? '',
      lastPx: this.#moments.moment()?.lastPx,
      decimals: this.market().decimals,
    };
    return ladderState(known, this.level());
  });
  /** Whether nothing of the panel will come: its frame would be an empty box. */
  protected readonly isBare = computed(() => ['none', 'failed'].includes(this.state().kind));
  protected readonly now = computed(() =>
    this.state().kind === 'shown' ? this.pressure.selected() : undefined,
  );

  readonly #place = computed((): LadderPlace => {
    // Rows out of the book's reach keep their prices.
    const tick = this.pressure.selected()?.tick;
    const { tickPx } = this.market();
    return {
      ...this.market(),
      levelPx: tick === undefined ? undefined : tick * tickPx,
      lastPx: this.#moments.moment()?.lastPx,
    };
  });
  /** The answer of this level: another's would put its orders at this one's prices. */
  readonly #step = computed(() => {
    const step = this.pressure.step();
    const isOfLevel = this.now() !== undefined && step?.ask.selected === this.level().id;
    return isOfLevel ? step : undefined;
  });
  protected readonly openRows = computed((): readonly OpenRow[] => {
    const [step, place, open] = [this.#step(), this.#place(), this.ladder.open()];
    return ladderRows(step?.ladder ?? [], place).map((row) => {
      const isOpen = open.has(row.offset);
      return {
        ...row,
        isOpen,
        ticks: isOpen ? tickRows(step?.ticks ?? [], row.offset, place) : [],
      };
    });
  });
  protected readonly tick = computed(() => fixed(this.market().tickPx, this.market().decimals));
  /** Where the evidence has price come from: in an episode not always where it stands now. */
  readonly #travel = computed((): 'up' | 'down' | undefined => {
    const direction = this.#evidence.told()?.document.direction ?? undefined;
    return direction && (direction === 'UP' ? 'up' : 'down');
  });
  /** What the sentence is made from; undefined while there is nothing to tell. */
  readonly #facts = computed((): BriefFacts | undefined => {
    const [step, now, place] = [this.#step(), this.now(), this.#place()];
    const { name } = this.level();
    if (step === undefined || now === undefined) return undefined;
    const approach = this.#travel() ?? ((now.midDistance ?? 0) > 0 ? 'down' : 'up');
    const conditions = this.lamps().map((row) => row[approach].lean);
    const nowPx = this.level().px;
    return { name, place, nowPx, approach, rows: step.ladder, conditions };
  });
  /** The sentence that there is room for; while there is nothing to tell, why. */
  protected readonly brief = computed((): readonly BriefPart[] => {
    const [facts, place] = [this.#facts(), this.#place()];
    if (facts !== undefined) return levelBrief(facts);
    const price = place.levelPx === undefined ? '' : ` ${rowPrice(0, place)}`;
    return [quietBrief(this.state(), `${this.level().name}${price}`)];
  });
  /** All that the sentence would say. */
  protected readonly wholeBrief = computed(() => {
    const facts = this.#facts();
    return briefText(facts === undefined ? this.brief() : levelBrief(facts, Infinity));
  });
  protected readonly beyond = computed(() => lastBeyond(this.#place()));
  protected readonly lamps = computed(() => lampRows(this.now(), this.pressure.step()?.ask.atS));
  protected readonly up = computed(() => this.#approach('up'));
  protected readonly down = computed(() => this.#approach('down'));

  /** Which time the figures stand for, in words. */
  protected readonly span = computed(() =>
    this.pressure.windows() === 12 ? 'mean of 60 seconds' : 'last window of 5 seconds',
  );
  protected readonly until = computed(() => {
    const [frame, untilS] = [this.#sessions.frame(), this.pressure.step()?.untilS];
    return frame === undefined || untilS === undefined ? '' : `to ${clockAt(frame, untilS)}`;
  });
  protected readonly caption = computed(() => {
    const { levelPx, decimals } = this.#place();
    const price = levelPx === undefined ? '' : ` ${fixed(levelPx, decimals)}`;
    return `Ladder around ${this.level().name}${price}, ${this.span()} ${this.until()}`;
  });
  /** Whether the answer on the screen is the cursor's own. */
  protected readonly isCurrent = computed(
    () => this.pressure.step()?.ask.atS === this.#cursor.atS(),
  );

  constructor() {
    // Ticks push the level out of sight: it comes back to the middle once they are there.
    const hasTicks = computed(
      () => this.ladder.areAllOpen() && this.openRows().some(({ ticks }) => ticks.length > 0),
    );
    effect(() => {
      if (hasTicks()) afterNextRender(() => showLevel(), { injector: this.#injector });
    });
  }

  protected show(windows: 12 | 1): void {
    if (this.pressure.windows() !== windows) this.pressure.toggleWindows();
  }

  #approach(side: 'up' | 'down'): ReturnType<typeof approachView> {
    const now = this.now();
    const lots = side === 'up' ? now?.above.lots : now?.below.lots;
    const approach = now && { ...now[side], isBare: now[side].isBare || lots === 0 };
    return approachView(approach, this.market(), (id) => this.#selected.tagOf(id));
  }
}

function showLevel(): void {
  const row = document.getElementById(cellId({ column: 'lead', offset: 0 }));
  row?.scrollIntoView({ block: 'center' });
}
