import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { windowsAround } from '../bronze/session-window.ts';
import { addDays, isoNs } from '../../domain/units/time.ts';
import { rawKinds } from './raw-source.ts';
import type { RawSource } from './raw-source.ts';

/** First and last session date that a user asked for. */
type WantedDates = { readonly from?: string | undefined; readonly to?: string | undefined };

/**
 * Files in the order they are taken in: better kinds first, then by time; those that may share a
 * session with the file before them are in one group with it.
 */
export function groupsInTime(
  profile: InstrumentProfile,
  sources: readonly RawSource[],
): readonly (readonly RawSource[])[] {
  return rawKinds.flatMap((kind) => {
    const groups: RawSource[][] = [];
    for (const source of sources.filter((candidate) => candidate.kind === kind).sort(inTime)) {
      const before = groups.at(-1)?.at(-1);
      if (before && mayShareSession(profile, before, source)) groups.at(-1)?.push(source);
      else groups.push([source]);
    }
    return groups;
  });
}

/** Whether a file can hold a session of the wanted dates, by what its head says. */
export function mayHold({ from, to }: WantedDates, { metadata }: RawSource): boolean {
  const { startNs, endNs } = metadata ?? {};
  // A session's date is that of its own zone, at most one day off the UTC date.
  const first = startNs === undefined ? '' : addDays(isoNs(startNs).slice(0, 10), -1);
  const last = endNs === undefined ? '~' : addDays(isoNs(endNs).slice(0, 10), 1);
  return (from === undefined || from <= last) && (to === undefined || to >= first);
}

function inTime(a: RawSource, b: RawSource): number {
  const aStartNs = a.metadata?.startNs ?? 0n;
  const bStartNs = b.metadata?.startNs ?? 0n;
  if (aStartNs !== bStartNs) return aStartNs < bStartNs ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/** Whether some session that the first file's end belongs to is still going on in the second. */
function mayShareSession(
  profile: InstrumentProfile,
  { metadata: before }: RawSource,
  { metadata: after }: RawSource,
): boolean {
  const endNs = before?.endNs;
  const startNs = after?.startNs;
  if (endNs === undefined || startNs === undefined) return false;
  if (startNs < endNs) return true;
  return windowsAround(profile, endNs - 1n).some(
    (window) => window.sourceStartNs < endNs && window.tradesEndNs > startNs,
  );
}
