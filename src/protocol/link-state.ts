import { horizonsMin } from '../domain/episodes/outcome.ts';
import type { HorizonMin } from '../domain/episodes/outcome.ts';
import { overlayLevelKinds } from '../domain/session/level-kind.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import type { DocumentField } from './document-field.ts';
import type { PastRow } from './evidence-api.ts';
import { readMomentHashes } from './moment-hashes.ts';
import type { MomentHashes } from './moment-hashes.ts';

/**
 * What a link carries beside date, clock and level, which stand in it as words. The theme is the
 * reader's own.
 */
export type LinkState = {
  readonly hashes: MomentHashes;
  readonly horizonMin: HorizonMin;
  /** The past row that was looked at. */
  readonly neighbor: PastRow | undefined;
  readonly switches: LinkSwitches;
  /** Overlay levels on the chart. */
  readonly overlays: readonly LevelKind[];
  /** Levels that were drawn by hand, in their order. */
  readonly levels: readonly LinkLevel[];
  readonly workspace: LinkWorkspace | undefined;
  /** The part of the session on the chart; undefined if it stands as the chart puts it by itself. */
  readonly window: LinkWindow | undefined;
};

/** What is switched on. */
export type LinkSwitches = {
  /** Pressure below the candles. */
  readonly strip: boolean;
  /** What was said at the time below the candles. */
  readonly ribbon: boolean;
  /** Depth behind the candles. */
  readonly depth: boolean;
  /** Past paths behind the cursor. */
  readonly ghosts: boolean;
  /** Ladder and lamps as means of a minute instead of the last window. */
  readonly means: boolean;
};

/** A level that was drawn by hand: it means the same on a desk that never drew it. */
export type LinkLevel = {
  /** Points. */
  readonly px: number;
  readonly name: string;
};

/** Where the panels stand. */
export type LinkWorkspace = {
  readonly name: string;
  /** Their places, compact; undefined if they stand as the workspace of that name came. */
  readonly grid: string | undefined;
};

/** A part of the session's time, seconds since the UNIX epoch, whole. */
export type LinkWindow = { readonly startS: number; readonly endS: number };

/** The state in a document. @throws FaultError 'decode', naming the field. */
export function readLinkState(field: DocumentField): LinkState {
  const switches = field.at('switches');
  return {
    hashes: readMomentHashes(field.at('hashes')),
    horizonMin: field.at('horizonMin').oneOf(horizonsMin),
    neighbor: field.at('neighbor').maybe(readPastRow),
    switches: {
      strip: switches.at('strip').flag(),
      // Links of the first version do not say: as a first visit has them.
      ribbon: switches.at('ribbon').maybe((field) => field.flag()) ?? true,
      depth: switches.at('depth').maybe((field) => field.flag()) ?? false,
      ghosts: switches.at('ghosts').flag(),
      means: switches.at('means').flag(),
    },
    overlays: field.at('overlays').list((overlay) => overlay.oneOf(overlayLevelKinds)),
    // Older links carry the selected one alone, which stands beside them.
    levels: field.at('levels').maybe((levels) => levels.list(readLevel)) ?? [],
    workspace: field.at('workspace').maybe((workspace) => ({
      name: workspace.at('name').text(),
      grid: workspace.at('grid').maybe((grid) => grid.text()),
    })),
    // Older links do not say, and older readers do not look.
    window: field.at('window').maybe(readWindow),
  };
}

function readWindow(field: DocumentField): LinkWindow {
  const [startS, endS] = [field.at('startS').number(), field.at('endS').number()];
  if (startS >= endS) throw field.at('endS').fault(`an instant after ${startS}`);
  return { startS, endS };
}

function readLevel(field: DocumentField): LinkLevel {
  return { px: field.at('px').number(), name: field.at('name').text() };
}

function readPastRow(field: DocumentField): PastRow {
  return { date: field.at('date').text(), rowId: field.at('rowId').text() };
}
