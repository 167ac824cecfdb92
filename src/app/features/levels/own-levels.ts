import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  signal,
} from '@angular/core';
import type { OwnLevelId } from '../../../protocol/pressure-api.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { DrawStore } from '../../context/draw-store.ts';
import { ownLevelStyle } from '../../context/level-style.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { OwnLevelsStore } from '../../context/own-levels-store.ts';
import type { DrawnLevel } from '../../context/own-levels.ts';
import { priceText } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { MISSING, signed } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { LineSample } from '../../ui/line-sample.ts';
import { LevelForm } from './level-form.ts';
import type { LevelWords } from './level-form.ts';

/** The levels the user drew in this contract: to select, to move, to name, to delete. */
@Component({
  selector: 'app-own-levels',
  imports: [Icon, LevelForm, LineSample],
  templateUrl: './own-levels.html',
  styleUrls: ['./levels-table.css', './own-levels.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnLevels {
  protected readonly commands = inject(Commands);
  protected readonly drawing = inject(DrawStore);
  protected readonly cursor = inject(CursorStore);
  readonly #own = inject(OwnLevelsStore);
  readonly #sessions = inject(SessionStore);
  readonly #moments = inject(MomentStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);

  protected readonly style = ownLevelStyle;
  /** The level whose form is open, as it was before. */
  protected readonly edited = signal<DrawnLevel | undefined>(undefined);
  protected readonly market = computed(() => {
    const { tickPx = 0.25, decimals = 2 } = this.#sessions.frame() ?? {};
    return { tickPx, decimals };
  });
  /** Nothing is open; a moment that is only late takes no form away that somebody types in. */
  protected readonly isIdle = computed(() => this.cursor.atS() === undefined);
  protected readonly lastPx = computed(() => this.#moments.moment()?.lastPx);
  protected readonly rows = computed(() => {
    const frame = this.#sessions.frame();
    const { decimals } = this.market();
    const [lastPx, pointerPx] = [this.lastPx(), this.cursor.crosshair()?.px];
    const away = (px: number, fromPx: number | undefined): string =>
      signed(fromPx === undefined ? undefined : px - fromPx, decimals);
    return this.#own.levels().map((level) => ({
      level,
      price: frame === undefined ? MISSING : priceText(frame, level.px),
      fromLast: away(level.px, lastPx),
      fromPointer: away(level.px, pointerPx),
    }));
  });

  protected select(id: OwnLevelId): void {
    this.#navigator.select(id);
  }

  protected edit(level: DrawnLevel): void {
    this.drawing.type(false);
    this.#navigator.select(level.id);
    this.edited.set(level);
  }

  protected draw({ px, name }: LevelWords): void {
    this.drawing.type(false);
    const id = this.#navigator.drawLevel(px, name === '' ? undefined : name);
    this.#focus(`[data-row='${id}'] .pick`);
  }

  protected leaveDrawing(): void {
    this.drawing.type(false);
    this.#focus('.add');
  }

  protected moveTo(id: OwnLevelId, px: number): void {
    this.#own.move(id, px);
  }

  protected keep({ id, name: before }: DrawnLevel, { px, name }: LevelWords): void {
    this.#own.move(id, px);
    this.#own.rename(id, name === '' ? before : name);
    this.#leaveForm(id);
  }

  /** Whatever the form's keys did to the price is undone. */
  protected leave({ id, px }: DrawnLevel): void {
    this.#own.move(id, px);
    this.#leaveForm(id);
  }

  protected remove(id: OwnLevelId): void {
    this.edited.set(undefined);
    this.#own.remove(id);
    this.#focus('.own .pick, .add');
  }

  /** The key has done its work: Backspace does not also lead back to where the desk was. */
  protected removeByKey(event: Event, id: OwnLevelId): void {
    event.preventDefault();
    this.remove(id);
  }

  #leaveForm(id: OwnLevelId): void {
    this.edited.set(undefined);
    this.#focus(`[data-row='${id}'] .pick`);
  }

  /** A form that closes hands the focus on: without it the keyboard would start from the top. */
  #focus(selector: string): void {
    const find = (): HTMLElement | null => this.#host.nativeElement.querySelector(selector);
    afterNextRender(() => find()?.focus(), { injector: this.#injector });
  }
}
