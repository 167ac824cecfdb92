import { DOCUMENT, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { FaultError } from '../../base/fault.ts';
import { hashDifferences, momentHashes } from '../../protocol/moment-hashes.ts';
import type { Difference, MomentHashes } from '../../protocol/moment-hashes.ts';
import type { LinkState } from '../../protocol/link-state.ts';
import { DepthStore } from './depth-store.ts';
import { DeskLayoutStore } from './desk-layout-store.ts';
import { DeskNavigator } from './desk-navigator.ts';
import { DrawStore } from './draw-store.ts';
import { EvidenceStore } from './evidence-store.ts';
import { packedLink, unpackedLink } from './link-text.ts';
import { NeighborStore } from './neighbor-store.ts';
import { OverlayStore } from './overlay-store.ts';
import { PressureStore } from './pressure-store.ts';
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
  readonly #document = inject(DOCUMENT);
  /** Hashes the address came with, until the session is there to be held against them. */
  #expected: MomentHashes | undefined;
  #fault: string | undefined;

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
      workspace: this.#layout.shown(),
    };
  });

  /** The address that brings the desk back; undefined while a session opens. */
  readonly url = computed((): string | undefined => {
    const [query, state] = [this.#navigator.query(), this.state()];
    if (query === undefined || state === undefined) return undefined;
    const { origin, pathname } = this.#document.location;
    return `${origin}${pathname}${query}&${PARAMETER}=${packedLink(state)}`;
  });

  constructor() {
    const word = new URLSearchParams(this.#document.location.search).get(PARAMETER);
    if (word === null) return;
    this.#open(word);
    const comparing = effect(() => {
      const found = this.hashes();
      if (found === undefined) return;
      untracked(() => this.#tell(found));
      comparing.destroy();
    });
  }

  /** Brings switches, panels and the past row back; the reader's own settings stay remembered. */
  restore(state: LinkState): void {
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

  #open(word: string): void {
    try {
      const state = unpackedLink(word);
      this.#expected = state.hashes;
      this.restore(state);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      this.#fault = error.message;
    }
  }

  #tell(found: MomentHashes): void {
    if (this.#fault !== undefined) {
      this.#say('Of the link only date, time and level can be read.', `${this.#fault}.`);
    }
    const differences = this.#expected ? hashDifferences(this.#expected, found) : [];
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
