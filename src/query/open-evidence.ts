import { setupScaling } from '../contracts/setup-scaling.ts';
import { required } from '../base/assert.ts';
import { corpusOf } from '../domain/retrieval/corpus.ts';
import { SessionIndex } from '../domain/retrieval/session-index.ts';
import type { OpenRows } from '../domain/retrieval/session-index.ts';
import { scalingOf } from '../domain/retrieval/stored-scaling.ts';
import type { AskingSession } from '../domain/retrieval/asking-session.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { storedProfile } from '../domain/session/stored-profile.ts';
import type { StoredProfile } from '../domain/session/stored-profile.ts';
import { vectorWeights, VECTOR_DIMS, VECTOR_LAYOUT } from '../domain/setups/vector-layout.ts';
import { askingSession, askingTables } from '../lake/corpus/read-asking-session.ts';
import type { CatalogSession } from '../protocol/lake-catalog.ts';
import type { EvidenceFacts, EvidenceSession } from '../protocol/evidence-api.ts';
import type { GoldTables } from './gold-tables.ts';
import type { PastSession, PastSessions } from './past-sessions.ts';
import { SessionEvidence } from './session-evidence.ts';
import { SetupAtlas } from './setup-atlas.ts';

/** What evidence is opened from. */
export type EvidenceSources = {
  readonly gold: GoldTables;
  readonly past: PastSessions;
  readonly openRows: OpenRows;
};

/** A session that can ask, and the past it asks. */
export type OpenedEvidence = {
  readonly evidence: SessionEvidence;
  readonly atlas: SetupAtlas;
  readonly facts: EvidenceFacts;
  readonly past: readonly PastSession[];
};

/**
 * Reads a session and its past, side by side, and makes the index of that past as of its date.
 *
 * @throws FaultError 'unavailable', 'decode' or 'contract', naming the file.
 */
export async function openEvidence(
  { session, past: earlier }: EvidenceSession,
  { gold, past, openRows }: EvidenceSources,
): Promise<OpenedEvidence> {
  const startedMs = performance.now();
  const hash = required(session.configHash, 'hash of the configuration');
  const profile = storedProfile(await gold.readJson<StoredProfile>(`config/${hash}.json`));
  const { touchTicks, levelKinds: anchors } = profile.episodes;
  const [asking, scaling, days] = await Promise.all([
    readAsking(gold, session, profile),
    gold.read(setupScaling, session),
    Promise.all(earlier.map((other) => past.read(other, touchTicks))),
  ]);
  const corpus = corpusOf(
    days.map(({ setups }) => setups),
    VECTOR_DIMS,
  );
  const index = new SessionIndex(
    {
      ...{ corpus, scaling: scalingOf(scaling, VECTOR_DIMS), date: session.date },
      ...{ weights: vectorWeights(), rules: profile.retrieval, anchors },
    },
    openRows,
  );
  const approaches = Object.values(corpus.rows).flatMap(({ approachIds }) => approachIds);
  const facts = {
    ...{ key: `${session.date} ${session.symbol}`, dates: corpus.dates },
    layout: VECTOR_LAYOUT,
    approachCount: new Set(approaches).size,
    openMs: performance.now() - startedMs,
  };
  const evidence = new SessionEvidence(asking, index);
  return { evidence, atlas: new SetupAtlas(evidence), facts, past: days };
}

async function readAsking(
  gold: GoldTables,
  session: CatalogSession,
  profile: InstrumentProfile,
): Promise<AskingSession> {
  const [windows, ticks, reprices, bars, levels, stats, trades] = await Promise.all([
    gold.read(askingTables.windows, session),
    gold.read(askingTables.ticks, session),
    gold.read(askingTables.reprices, session),
    gold.read(askingTables.bars, session),
    gold.read(askingTables.levels, session),
    gold.read(askingTables.stats, session),
    gold.read(askingTables.trades, session),
  ]);
  const { symbol, date } = session;
  return askingSession(
    { windows, ticks, reprices, bars, levels, stats, trades },
    { session: { symbol, date }, profile },
  );
}
