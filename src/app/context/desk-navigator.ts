import { DOCUMENT, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { debounceTime, filter } from 'rxjs';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import {
  chooseInstant,
  chooseLevel,
  chooseSession,
  cursorRange,
  readAddress,
  writeAddress,
} from './address.ts';
import { CursorStore } from './cursor-store.ts';
import { barOpenOf, clockAt } from './session-frame.ts';
import { SessionStore } from './session-store.ts';

/** Browsers drop changes of the address that come too fast; a drag writes it when it rests. */
const ADDRESS_REST_MS = 120;

/** Moves the desk: from session to session, through time, between levels; and keeps the address. */
@Injectable({ providedIn: 'root' })
export class DeskNavigator {
  readonly #sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #wish = readAddress(this.#window?.location.search ?? '');
  /** Clock to go to once the session that is opening is there. */
  #clock = this.#wish.clock;
  #isFirst = true;

  /** Query string that brings this view back; undefined while a session opens. */
  readonly query = computed(() => {
    const [session, frame] = [this.#sessions.session(), this.#sessions.frame()];
    const [atS, level] = [this.#cursor.atS(), this.#cursor.level()];
    if (session === undefined || frame === undefined || atS === undefined) return undefined;
    const twins = this.#sessions.sessions().filter(({ date }) => date === session.date);
    return writeAddress(session, clockAt(frame, atS), { level, hasTwins: twins.length > 1 });
  });

  constructor() {
    const level = chooseLevel(this.#wish.level);
    this.#cursor.select(level.value);
    effect(() => this.#openWished());
    effect(() => this.#placeCursor());
    toObservable(this.query)
      .pipe(
        filter((query) => query !== undefined),
        debounceTime(ADDRESS_REST_MS),
      )
      .subscribe((query) => this.#window?.history.replaceState(null, '', query));
  }

  /** Opens a session at the clock the cursor stands on. */
  open(session: CatalogSession): void {
    const frame = this.#sessions.frame();
    const atS = this.#cursor.atS();
    if (session === this.#sessions.session()) return;
    if (frame !== undefined && atS !== undefined) this.#clock = clockAt(frame, atS);
    this.#cursor.moveTo(undefined);
    this.#cursor.pointAt(undefined);
    void this.#sessions.open(session);
  }

  /** Opens the market's session before or after this one, if there is one. */
  stepSession(direction: 'before' | 'after'): void {
    const session = this.#sessions.neighbors()[direction];
    if (session !== undefined) this.open(session);
  }

  /** Moves the cursor, kept inside the session's data. @param atS UNIX seconds. */
  moveTo(atS: number): void {
    const [frame, opened] = [this.#sessions.frame(), this.#sessions.opened()];
    if (frame === undefined || opened === undefined) return;
    const range = cursorRange(frame, opened);
    this.#cursor.moveTo(Math.round(Math.max(range.startS, Math.min(range.endS, atS))));
  }

  /** Moves the cursor by a span. @param seconds negative goes back. */
  stepSeconds(seconds: number): void {
    const atS = this.#cursor.atS();
    if (atS !== undefined) this.moveTo(atS + seconds);
  }

  /** Moves the cursor to the next or the previous bar's boundary. */
  stepBar(direction: 1 | -1): void {
    const [frame, atS] = [this.#sessions.frame(), this.#cursor.atS()];
    if (frame === undefined || atS === undefined) return;
    const openS = barOpenOf(frame, atS);
    if (direction > 0) this.moveTo(openS + frame.barS);
    else this.moveTo(openS === atS ? openS - frame.barS : openS);
  }

  /** To the session's first instant. */
  toStart(): void {
    this.moveTo(-Infinity);
  }

  /** To the last instant with data. */
  toEnd(): void {
    this.moveTo(Infinity);
  }

  select(level: LevelKind): void {
    this.#cursor.select(level);
  }

  #openWished(): void {
    const sessions = this.#sessions.sessions();
    if (sessions.length === 0 || untracked(this.#sessions.session) !== undefined) return;
    const { value, notice } = chooseSession(sessions, this.#wish);
    if (value === undefined) return;
    untracked(() => void this.#sessions.open(value));
    this.#say(notice);
    this.#say(chooseLevel(this.#wish.level).notice);
  }

  #placeCursor(): void {
    const [frame, opened] = [this.#sessions.frame(), this.#sessions.opened()];
    if (frame === undefined || opened === undefined || this.#cursor.atS() !== undefined) return;
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
