import type { SessionFrame } from '../../contracts/row-rule.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { sessionWindow } from '../bronze/session-window.ts';
import type { PartitionKey } from './partition.ts';

/**
 * How far, in ns, a bronze row's time may lie outside its session: sources are cut by the clock of
 * the capture, rows carry that of the exchange.
 */
const CLOCKS_APART_NS = 3_600_000_000_000n;

/** What the rules of a table may know of its session, by the tier it lies in. */
export function sessionFrame(
  profile: InstrumentProfile,
  { tier, symbol, date }: Pick<PartitionKey, 'tier' | 'symbol' | 'date'>,
): SessionFrame {
  const { barSeconds, tickNano } = profile;
  const { barrierTicksMin, barrierTicksMax } = profile.episodes;
  const { anchors, sourceStartNs, tradesEndNs } = sessionWindow(profile, date);
  const { startNs, barsEndNs } = anchors;
  const known = {
    ...{ symbol, date, startNs, barSeconds, tickNano },
    ...{ barrierTicksMin, barrierTicksMax },
  };
  switch (tier) {
    case 'bronze':
      return {
        ...known,
        firstNs: sourceStartNs - CLOCKS_APART_NS,
        endNs: tradesEndNs + CLOCKS_APART_NS,
      };
    case 'silver':
      return { ...known, firstNs: startNs, endNs: tradesEndNs };
    case 'gold':
      return { ...known, firstNs: startNs, endNs: barsEndNs };
  }
}
