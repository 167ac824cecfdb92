import { FaultError } from '../base/fault.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { withOverrides } from '../domain/session/instrument-profile.ts';
import { profiles } from '../domain/session/profiles.ts';
import type { CatalogSession } from './lake-catalog.ts';

/** What the catalog says of a session's profile. */
type RecordedProfile = Pick<CatalogSession, 'profile' | 'market'> &
  Partial<Pick<CatalogSession, 'pressure' | 'episodes'>>;

/**
 * The profile a session was built with: the named one under the facts and rules that the catalog
 * recorded.
 *
 * @throws FaultError 'input' if the name is unknown or a recorded fact cannot be.
 */
export function profileOf(session: RecordedProfile): InstrumentProfile {
  const named: InstrumentProfile | undefined = Object.values(profiles).find(
    ({ name }) => name === session.profile,
  );
  if (named === undefined) {
    const expected = Object.keys(profiles).join(', ');
    throw new FaultError('input', `profile: expected ${expected}, found ${session.profile}`);
  }
  const { timeZone, tickNano, pointValue, premarketStart, open, orMinutes, end } = session.market;
  const { tailMinutes, barSeconds, priceDecimals } = session.market;
  return withOverrides(named, {
    ...{ timeZone, tickNano, pointValue, premarketStart, open, orMinutes, end },
    ...{ tailMinutes, barSeconds, priceDecimals },
    pressure: session.pressure?.rules,
    season: session.pressure?.season,
    episodes: session.episodes?.rules,
  });
}
