import { DOCUMENT, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { FaultError } from '../../base/fault.ts';
import { hashDifferences, momentHashes } from '../../protocol/moment-hashes.ts';
import type { Difference, MomentHashes } from '../../protocol/moment-hashes.ts';
import type { LinkLevel, LinkState } from '../../protocol/link-state.ts';
import { readAddress } from './address.ts';
import { ChartWindowStore } from './chart-window-store.ts';
import { DepthStore } from './depth-store.ts';
import { DeskLayoutStore } from './desk-layout-store.ts';
import { DeskNavigator } from './desk-navigator.ts';
import { DrawStore } from './draw-store.ts';
import { EvidenceStore } from './evidence-store.ts';
import { missingLevels } from './link-levels.ts';
import { packedLink, unpackedLink } from './link-text.ts';
import { MomentHistory } from './moment-history.ts';
import { NeighborStore } from './neighbor-store.ts';
import { OverlayStore } from './overlay-store.ts';
import { OwnLevelsStore } from './own-levels-store.ts';
import { PressureStore } from './pressure-store.ts';
import { sessionKey } from './session-frame.ts';
import { SessionStore } from './session-store.ts';

/** Parameter of an address that holds what a link carries beside date, clock and level. */
const PARAMETER = 's';

/** The desk as one address, and an address as the desk. */
@Injectable({ providedIn: 'root' })
export class SessionLink {
  readonly #sessions = inject(SessionStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #evidence = inject(EvidenceStore);
  readonly #pressure = inject(PressureStore);
  readonly #drawing = inject(DrawStore);
  readonly #depth = inject(DepthStore);
  readonly #overlays = inject(OverlayStore);
  readonly #neighbors = inject(NeighborStore);
  readonly #layout = inject(DeskLayoutStore);
  readonly #window = inject(ChartWindowStore);
  readonly #own = inject(OwnLevelsStore);
  readonly #history = inject(MomentHistory);
  readonly #document = inject(DOCUMENT);
  /** What the address came with, until its session is there. */
  #came: LinkState | undefined;
  #fault: string | undefined;
  /** The session that a link has opened, and the hashes it was made with. */
  readonly #visit = signal<{ readonly key: string; readonly hashes: MomentHashes } | undefined>(
    undefined,
  );

  /** Hashes of what is on the screen; undefined without a session. */
  readonly hashes = computed((): MomentHashes | undefined => {
    const session = this.#sessions.session();
    return session && momentHashes(this.#sessions.sessions(), session);
  });

  /** All that a link carries beside date, clock and level. */
  readonly state = computed((): LinkState | undefined => {
    const hashes = this.hashes();
    if (hashes === undefined) return undefined;
    return {
      hashes,
      horizonMin: this.#evidence.horizonMin(),
      neighbor: this.#neighbors.picked(),
      switches: {
        strip: this.#drawing.isStripOpen(),
        ribbon: this.#drawing.isRibbonOpen(),
        depth: this.#depth.isOn(),
        ghosts: this.#evidence.hasGhosts(),
        means: this.#pressure.windows() !== 1,
      },
      overlays: [...this.#overlays.shown()],
      levels: this.#own.levels().map(({ px, name }) => ({ px, name })),
      workspace: this.#layout.shown(),
      window: this.#window.shown(),
    };
  });

  /** The address that brings the desk back; undefined while a session opens. */
  readonly url = computed((): string | undefined => {
    const [query, state] = [this.#navigator.query(), this.state()];
    if (query === undefined || state === undefined) return undefined;
    const { origin, pathname } = this.#document.location;
    return `${origin}${pathname}${query}&${PARAMETER}=${packedLink(state)}`;
  });

  /**
   * What a desk that a link has opened adds to its address, so that a reload brings it back as it
   * stands; the hashes stay those of the link. Nothing once another session is open.
   */
  readonly #tail = computed((): string => {
    const [visit, state, session] = [this.#visit(), this.state(), this.#sessions.session()];
    if (visit === undefined || state === undefined || session === undefined) return '';
    if (visit.key !== sessionKey(session)) return '';
    // Until panels and chart stand they are still to come.
    const workspace = state.workspace ?? this.#layout.wished();
    const window = state.window ?? this.#window.wished()?.window;
    return `&${PARAMETER}=${packedLink({ ...state, workspace, window, hashes: visit.hashes })}`;
  });

  constructor() {
    const { search } = this.#document.location;
    const word = new URLSearchParams(search).get(PARAMETER);
    if (word === null) return;
    this.#open(word);
    const opening = effect(() => {
      const [found, session] = [this.hashes(), this.#sessions.session()];
      if (found === undefined || session === undefined) return;
      untracked(() => {
        this.#tell(found);
        const { date, symbol = session.symbol } = readAddress(search);
        // Levels of another contract mean nothing on the one that was opened instead.
        const isWished = date === session.date && symbol === session.symbol;
        if (this.#came !== undefined && isWished) {
          this.#addLevels(this.#came.levels);
          this.#moveChart(this.#came);
          this.#visit.set({ key: sessionKey(session), hashes: this.#came.hashes });
        }
      });
      opening.destroy();
    });
    effect(() => this.#history.tail.set(this.#tail()));
  }

  /**
   * Brings switches, panels, levels, the past row and the chart's window back; the reader's own
   * settings stay remembered. The session it belongs to is open.
   */
  restore(state: LinkState): void {
    this.#show(state);
    this.#addLevels(state.levels);
    this.#moveChart(state);
  }

  #show(state: LinkState): void {
    const { horizonMin, neighbor, switches, overlays, workspace } = state;
    this.#evidence.look(horizonMin);
    this.#evidence.showGhosts(switches.ghosts);
    this.#drawing.showStrip(switches.strip);
    this.#drawing.showRibbon(switches.ribbon);
    this.#depth.show(switches.depth);
    this.#pressure.average(switches.means ? 12 : 1);
    this.#overlays.show(overlays);
    this.#neighbors.pick(neighbor);
    if (workspace !== undefined) this.#layout.wish(workspace);
  }

  /** Lets the chart show the part of the open session that was seen. */
  #moveChart({ window }: LinkState): void {
    const session = this.#sessions.session();
    if (session !== undefined && window !== undefined) {
      this.#window.wish(sessionKey(session), window);
    }
  }

  /** Draws the levels that are not there; those that are stay as the reader has them. */
  #addLevels(levels: readonly LinkLevel[]): void {
    const tickPx = this.#sessions.frame()?.tickPx;
    if (tickPx === undefined) return;
    const missing = missingLevels(levels, this.#own.levels(), tickPx);
    if (missing.length === 0) return;
    for (const { px, name } of missing) this.#own.draw(px, name);
    const names = missing.map(({ name }) => `“${name}”`).join(', ');
    this.#say(`Levels came along: ${names}. They are now among your own.`, '');
  }

  #open(word: string): void {
    try {
      this.#came = unpackedLink(word);
      this.#show(this.#came);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      this.#fault = error.message;
    }
  }

  #tell(found: MomentHashes): void {
    if (this.#fault !== undefined) {
      this.#say('Of the link only date, time and level can be read.', `${this.#fault}.`);
    }
    const differences = this.#came ? hashDifferences(this.#came.hashes, found) : [];
    if (differences.length === 0) return;
    const title = 'The link was made with other data: digits may differ.';
    this.#say(title, differences.map(differenceText).join(' '));
  }

  #say(title: string, detail: string): void {
    this.#sessions.report({ kind: 'notice', title, detail, remedy: undefined });
  }
}

const names: Readonly<Partial<Record<string, string>>> = {
  app: 'Version',
  config: 'Configuration',
  session: 'Tables of the session',
  past: 'Past that answers',
};

/** A difference in a sentence. */
export function differenceText({ what, expected, found }: Difference): string {
  return `${names[what] ?? what}: ${expected} there, ${found} here.`;
}
