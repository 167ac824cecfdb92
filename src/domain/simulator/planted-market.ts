import { Random } from '../../base/random.ts';
import { bookSnapshot } from './book-snapshot.ts';
import { MarketEngine } from './market-engine.ts';
import type { MboRun } from './mbo-feed.ts';
import { MboFeed } from './mbo-feed.ts';
import type { Hidden, ZoneStates } from './zone-states.ts';
import { zoneStates } from './zone-states.ts';

/** A level that was approached, and what was hidden around it meanwhile: the truth. */
export type PlantedEpisode = ZoneStates & {
  /** When the states began and ended, seconds since the market's start. */
  readonly startS: number;
  readonly endS: number;
};

/** What a planted market is made of. */
export type PlantedOptions = {
  /** Text that fixes every draw. */
  readonly seed: string;
  /** 1 is a busy ES, 0.1 a tenth of its orders. */
  readonly activity: number;
  /** How strongly a state bends rates, in the exponent; 0 plants nothing. */
  readonly amplitude: number;
  /** How long the market lives, seconds. */
  readonly durationS: number;
  /** Ticks on either side of a level that its state reaches. */
  readonly zoneTicks: number;
  /** Start of the market, UNIX ns, and size of a tick, 1e-9 points. */
  readonly startNs: bigint;
  readonly tickNano: number;
  /** Takes finished mbo records. */
  readonly emit: (run: MboRun) => void;
};

/** The market runs free for so long before the first state, and between two, seconds. */
const WARM_UP_S = 360;
const REST_S = 60;
const EPISODE_S = 120;
const START_TICK = 24_000;
/** The open is long past: volatility and activity stay as they are. */
const SINCE_OPEN_S = 36_000;
/** How far away a level may be when its state begins, ticks. */
const DISTANCE = { start: 4, end: 13 } as const;

/**
 * A market with states of order flow hidden in it, written as mbo records.
 *
 * Every so often a level ahead of price is drawn, and for each of its two zones whether the orders
 * there retreat or build up: for two minutes cancels come more often and adds less, or the other
 * way. Price knows nothing of it. Yields the seconds that are done.
 *
 * @returns the truth, in order of time.
 */
export function* simulatePlanted(
  options: PlantedOptions,
): Generator<number, readonly PlantedEpisode[]> {
  const { seed, durationS } = options;
  const market = openMarket(options);
  const draws = new Random(`${seed}|states`);
  const episodes: PlantedEpisode[] = [];
  for (let startS = WARM_UP_S; startS + EPISODE_S <= durationS; startS += EPISODE_S + REST_S) {
    market.engine.run(startS);
    const episode = drawEpisode(draws, market.engine.mid, startS);
    market.engine.run(episode.endS, zoneStates([episode], options));
    episodes.push(episode);
    yield episode.endS;
  }
  market.engine.run(durationS);
  market.feed.end();
  return episodes;
}

function openMarket({ seed, activity, durationS, startNs, tickNano, emit }: PlantedOptions) {
  const feed = new MboFeed({
    ...{ instrumentId: 1, tickNano, startNs, snapshotNs: -1e9, emit },
    random: new Random(`${seed}|line`),
  });
  const engine = new MarketEngine({
    random: new Random(`${seed}|market`),
    span: { openS: -SINCE_OPEN_S, endS: durationS },
    sink: (record) => feed.live(record),
    ...{ activity, startTick: START_TICK, firstOrderId: 1 },
  });
  feed.snapshot(bookSnapshot(engine.exchange.queues, -1e9, new Random(`${seed}|snapshot`)));
  return { feed, engine };
}

function drawEpisode(draws: Random, mid: number, startS: number): PlantedEpisode {
  const coin = (): Hidden => (draws.uniform() < 0.5 ? 1 : -1);
  const [travel, ahead, behind] = [coin(), coin(), coin()];
  const levelTick = Math.round(mid) + travel * draws.integer(DISTANCE.start, DISTANCE.end);
  return { travel, levelTick, ahead, behind, startS, endS: startS + EPISODE_S };
}
