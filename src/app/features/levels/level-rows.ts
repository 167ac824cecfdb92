import type { LevelKind } from '../../../domain/session/level-kind.ts';
import type { LevelNow, Moment } from '../../../protocol/moment-api.ts';
import { levelStyles } from '../../context/level-style.ts';
import type { LevelStyle } from '../../context/level-style.ts';
import { barOpenOf, minuteAt, priceText } from '../../context/session-frame.ts';
import type { SessionFrame } from '../../context/session-frame.ts';
import { MISSING, signed } from '../../ui/figures.ts';

/** Where a level stands to the price, or why it does not. */
export type Standing = 'above' | 'below' | 'at' | 'forming' | 'early' | 'absent' | 'unknown';

/** A level as cards and tables show it. */
export type LevelRow = {
  readonly kind: LevelKind;
  readonly style: LevelStyle;
  readonly standing: Standing;
  readonly price: string;
  /** Level minus last price, points, with its sign. */
  readonly distance: string;
  /** Size of that distance, points; undefined while there is none. */
  readonly awayPx: number | undefined;
  /** Where it stands, in a word or two. */
  readonly word: string;
  /** Since when it counts, HH:MM; a dash before. */
  readonly since: string;
  /** Why it is not valid, or what it is made of. */
  readonly note: string;
};

const words: Readonly<Record<Standing, string>> = {
  ...{ above: 'Above', below: 'Below', at: 'At price' },
  ...{ forming: 'Forming', early: 'Not yet', absent: 'Absent', unknown: '' },
};

/** Rows of the given kinds at a moment; without a moment every value keeps its place as a dash. */
export function levelRows(
  kinds: readonly LevelKind[],
  frame: SessionFrame | undefined,
  moment: Moment | undefined,
): LevelRow[] {
  return kinds.map((kind) => {
    const level = moment?.levels.find((other) => other.kind === kind);
    return levelRow(kind, level, { frame, moment });
  });
}

function levelRow(
  kind: LevelKind,
  level: LevelNow | undefined,
  { frame, moment }: { frame: SessionFrame | undefined; moment: Moment | undefined },
): LevelRow {
  const style = levelStyles[kind];
  const decimals = frame?.decimals ?? 2;
  const distancePx =
    level?.px === undefined || moment?.lastPx === undefined ? undefined : level.px - moment.lastPx;
  const standing = moment === undefined ? 'unknown' : standingOf(level, style, distancePx);
  const isCounted = level?.valid === true;
  return {
    ...{ kind, style, standing, word: words[standing] },
    price: frame === undefined ? MISSING : priceText(frame, level?.px),
    distance: signed(distancePx, decimals),
    awayPx: isCounted && distancePx !== undefined ? Math.abs(distancePx) : undefined,
    since:
      frame === undefined || level?.validFromS === undefined
        ? MISSING
        : minuteAt(frame, level.validFromS),
    note: noteOf(level, style, { frame, moment }),
  };
}

function standingOf(
  level: LevelNow | undefined,
  style: LevelStyle,
  distancePx: number | undefined,
): Standing {
  if (level?.px === undefined) return 'absent';
  if (!level.valid) return style.moves ? 'early' : 'forming';
  if (distancePx === undefined) return 'unknown';
  if (distancePx === 0) return 'at';
  return distancePx > 0 ? 'above' : 'below';
}

function noteOf(
  level: LevelNow | undefined,
  style: LevelStyle,
  { frame, moment }: { frame: SessionFrame | undefined; moment: Moment | undefined },
): string {
  if (frame === undefined || moment === undefined) return style.meaning;
  if (level === undefined) {
    const isBeforeFirstClose = moment.bars.openS.length === 0;
    if (isBeforeFirstClose) return 'No bar has closed yet';
    return frame.isRelative ? 'Hidden with the real prices' : 'Not computed for this market';
  }
  if (level.reason !== undefined) return sentence(level.reason);
  if (!style.moves) return style.meaning;
  return `${style.meaning}, next ${minuteAt(frame, barOpenOf(frame, moment.atS) + frame.barS)}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
