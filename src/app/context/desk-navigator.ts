import { DOCUMENT, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { debounceTime, filter, map } from 'rxjs';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import type { LevelId, OwnLevelId } from '../../protocol/pressure-api.ts';
import { secondsOfClock } from '../../domain/session/clock-word.ts';
import { levelKinds } from '../../domain/session/level-kind.ts';
import type { PastRow } from '../../protocol/evidence-api.ts';
import { fixed } from '../ui/figures.ts';
import {
  chooseInstant,
  chooseLevel,
  chooseSession,
  cursorRange,
  ownWishOf,
  readAddress,
  writeAddress,
} from './address.ts';
import type { Wish } from './address.ts';
import { CursorStore } from './cursor-store.ts';
import { LevelPin } from './level-pin.ts';
import { MomentHistory } from './moment-history.ts';
import { OwnLevelsStore } from './own-levels-store.ts';
import { isOwnLevel } from './level-id.ts';
import { barOpenOf, exchangeClockAt, sessionFrame } from './session-frame.ts';
import { SessionStore } from './session-store.ts';
import { veilOf } from './veiled-session.ts';

const DAY_S = 86_400;
/** Browsers drop changes of the address that come too fast; a drag writes it when it rests. */
const ADDRESS_REST_MS = 120;

/** Moves the desk: from session to session, through time, between levels; and keeps the address. */
@Injectable({ providedIn: 'root' })
export class DeskNavigator {
  readonly #sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);
  readonly #own = inject(OwnLevelsStore);
  readonly #pin = inject(LevelPin);
  readonly #history = inject(MomentHistory);
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #wish = readAddress(this.#window?.location.search ?? '');
  /** Clock to go to once the session that is opening is there. */
  #clock = this.#wish.clock;
  #isFirst = true;

  /** Whether the address asks for blind replay, which chooses its session itself. */
  readonly wishesBlind = new URLSearchParams(this.#window?.location.search).has('blind');

  /** Query string that brings this view back; undefined while a session opens, or is veiled. */
  readonly query = computed(() => {
    const [session, frame] = [this.#sessions.session(), this.#sessions.frame()];
    const [atS, id] = [this.#cursor.atS(), this.#cursor.level()];
    if (session === undefined || frame === undefined || atS === undefined) return undefined;
    if (veilOf(session) !== undefined) return undefined;
    const twins = this.#sessions.sessions().filter(({ date }) => date === session.date);
    const own = this.#own.levels().find((level) => level.id === id);
    // The number by which this desk knows a level means nothing on another.
    const level = own === undefined ? id : String(own.px);
    const view = { level, name: own?.name, hasTwins: twins.length > 1 };
    return writeAddress(session, exchangeClockAt(frame, atS), view);
  });

  /** The same with all that a link has brought beside. */
  readonly #whole = computed(() => {
    const query = this.query();
    return query === undefined ? undefined : query + this.#history.tail();
  });

  /** What the address says: of a veiled session nothing but that it is. */
  readonly #address = computed(() => {
    const isVeiled = veilOf(this.#sessions.session()) !== undefined;
    return isVeiled && this.#cursor.atS() !== undefined ? '?blind' : this.#whole();
  });

  constructor() {
    const level = chooseLevel(this.#wish.level);
    this.#cursor.select(level.value);
    effect(() => {
      if (!this.wishesBlind) this.openWished();
    });
    effect(() => this.#placeCursor());
    effect(() => this.#leaveLostLevel());
    // Whether the level is held is written beside the address.
    toObservable(computed(() => ({ query: this.#address(), isPinned: this.#pin.isPinned() })))
      .pipe(
        map(({ query }) => query),
        filter((query) => query !== undefined),
        debounceTime(ADDRESS_REST_MS),
      )
      .subscribe((query) => this.#history.write(query));
    this.#history.onMoved((search) => this.#comeBack(readAddress(search)));
  }

  /** Opens a session at the clock the cursor stands on. */
  open(session: CatalogSession): void {
    const frame = this.#sessions.frame();
    const atS = this.#cursor.atS();
    if (session === this.#sessions.session()) return;
    if (frame !== undefined && atS !== undefined) this.#clock = exchangeClockAt(frame, atS);
    this.#cursor.moveTo(undefined);
    this.#cursor.pointAt(undefined);
    void this.#sessions.open(session);
  }

  /**
   * Opens a session of the lake at an instant, at a level; the browser's Back returns to where the
   * desk stood.
   *
   * @param atS UNIX seconds.
   */
  openAt(session: CatalogSession, atS: number, level: LevelId): void {
    if (session !== this.#sessions.session() && veilOf(session) === undefined) this.#leaveTrace();
    this.#goTo(session, atS, level);
  }

  /** Opens the session of a past row, at the row's level. @param atS UNIX seconds. */
  openPast({ date, rowId, level }: PastRow & { readonly level: string }, atS: number): void {
    const session = this.#sessions
      .sessions()
      .find((other) => other.date === date && rowId.startsWith(`${other.symbol}|`));
    if (session === undefined) return;
    const kind = levelKinds.find((known) => known === level);
    this.openAt(session, atS, kind ?? this.#cursor.level());
  }

  #goTo(session: CatalogSession, atS: number, level: LevelId): void {
    this.select(level);
    if (session === this.#sessions.session()) {
      this.moveTo(atS);
      return;
    }
    this.#cursor.moveTo(undefined);
    this.#cursor.pointAt(undefined);
    this.#clock = exchangeClockAt(sessionFrame(session), atS);
    void this.#sessions.open(session);
  }

  /** Opens a session at a time of day, at a level or the price of one's own. */
  openMoment(
    session: CatalogSession,
    wish: Pick<Wish, 'level' | 'name'> & { clock: string },
  ): void {
    const atS = sessionFrame(session).midnightS + secondsOfClock(wish.clock);
    this.openAt(session, atS, chooseLevel(wish.level).value);
    this.#selectOwn(wish, 'the file');
  }

  /** Opens the market's session before or after this one, if there is one. */
  stepSession(direction: 'before' | 'after'): void {
    const session = this.#sessions.neighbors()[direction];
    if (session !== undefined) this.open(session);
  }

  /** Moves the cursor, kept inside the session's data and behind a veil's end. @param atS UNIX seconds. */
  moveTo(atS: number): void {
    const [frame, opened] = [this.#sessions.frame(), this.#sessions.opened()];
    if (frame === undefined || opened === undefined) return;
    const { startS, endS } = cursorRange(frame, opened);
    const lastS = Math.min(endS, veilOf(this.#sessions.session())?.untilS ?? Infinity);
    this.#cursor.moveTo(Math.round(Math.max(startS, Math.min(lastS, atS))));
  }

  /** Moves the cursor by a span. @param seconds negative goes back. */
  stepSeconds(seconds: number): void {
    const askedS = this.#cursor.askedS();
    if (askedS !== undefined) this.moveTo(askedS + seconds);
  }

  /** Moves the cursor to the next or the previous bar's boundary. */
  stepBar(direction: 1 | -1): void {
    const [frame, askedS] = [this.#sessions.frame(), this.#cursor.askedS()];
    if (frame === undefined || askedS === undefined) return;
    const openS = barOpenOf(frame, askedS);
    if (direction > 0) this.moveTo(openS + frame.barS);
    else this.moveTo(openS === askedS ? openS - frame.barS : openS);
  }

  /** To a time of day, as the clock on the screen shows it. @param clock HH:MM:SS. */
  toClock(clock: string): void {
    const frame = this.#sessions.frame();
    if (frame === undefined) return;
    const wishedS = frame.screen.midnightS + secondsOfClock(clock);
    // Far from the exchange a session runs over midnight: the day that lies in it is meant.
    const days = [0, DAY_S, -DAY_S].map((days) => wishedS + days);
    this.moveTo(days.find((atS) => atS >= frame.startS && atS < frame.tailEndS) ?? wishedS);
  }

  /** To the session's first instant. */
  toStart(): void {
    this.moveTo(-Infinity);
  }

  /** To the last instant with data. */
  toEnd(): void {
    this.moveTo(Infinity);
  }

  /** Looks at a level, and holds it: what was chosen by hand does not change by itself. */
  select(level: LevelId): void {
    this.#cursor.select(level);
    this.#pin.pin(true);
  }

  /** Draws a level of one's own and selects it. @param px points; goes to the nearest tick. */
  drawLevel(px: number, name?: string): OwnLevelId {
    const id = this.#own.draw(px, name);
    this.select(id);
    return id;
  }

  /** A level that was deleted, or belongs to another contract, is selected no longer. */
  #leaveLostLevel(): void {
    const id = this.#cursor.level();
    if (!isOwnLevel(id) || this.#sessions.session() === undefined) return;
    if (this.#own.levels().some((level) => level.id === id)) return;
    untracked(() => this.#cursor.select('PM_HIGH'));
  }

  /** Leaves the moment in the browser's history; a veiled one has nothing to come back to. */
  #leaveTrace(): void {
    const query = this.#whole();
    if (query !== undefined) this.#history.leave(query);
  }

  /** Goes where the browser's history says, unless that would lift a veil. */
  #comeBack(wish: Wish): void {
    const session = chooseSession(this.#sessions.sessions(), wish).value;
    const { clock } = wish;
    if (session === undefined || clock === undefined) return;
    if (veilOf(this.#sessions.session()) !== undefined) return;
    const atS = sessionFrame(session).midnightS + secondsOfClock(clock);
    this.#goTo(session, atS, chooseLevel(wish.level).value);
    this.#selectOwn(wish, 'the address');
  }

  /** Opens the session that the address asks for, or the newest; none over one that is open. */
  openWished(): void {
    const sessions = this.#sessions.sessions();
    if (sessions.length === 0 || untracked(this.#sessions.session) !== undefined) return;
    const { value, notice } = chooseSession(sessions, this.#wish);
    if (value === undefined) return;
    untracked(() => {
      void this.#sessions.open(value);
      this.#selectOwn(this.#wish, 'the address');
    });
    this.#say(notice);
    this.#say(chooseLevel(this.#wish.level).notice);
  }

  /** A level of somebody's own: the one at its price, or drawn now, so that the view is the same. */
  #selectOwn(wished: Pick<Wish, 'level' | 'name'>, origin: string): void {
    const wish = ownWishOf(wished);
    const frame = this.#sessions.frame();
    if (wish === undefined || frame === undefined) return;
    const px = Math.round(wish.px / frame.tickPx) * frame.tickPx;
    const known = this.#own.levels().find((level) => Math.abs(level.px - px) < frame.tickPx / 2);
    if (known !== undefined) {
      this.#cursor.select(known.id);
      return;
    }
    this.drawLevel(px, wish.name);
    const name = wish.name === undefined ? 'A level' : `Level “${wish.name}”`;
    const price = fixed(px, frame.decimals);
    this.#say(`${name} at ${price} came with ${origin}. It now is one of your own levels.`);
  }

  #placeCursor(): void {
    const [frame, opened] = [this.#sessions.frame(), this.#sessions.opened()];
    if (frame === undefined || opened === undefined || this.#cursor.askedS() !== undefined) return;
    const { value, notice } = chooseInstant(frame, opened, this.#clock);
    this.#cursor.moveTo(value);
    // Going from session to session the clock is ours, not a wish anybody wrote down.
    if (this.#isFirst) this.#say(notice);
    this.#isFirst = false;
  }

  #say(notice: string | undefined): void {
    if (notice === undefined) return;
    untracked(() =>
      this.#sessions.report({ kind: 'notice', title: notice, detail: '', remedy: undefined }),
    );
  }
}
