/** A word of the screen and what it means, in plain English. */
export type WordMeaning = { readonly word: string; readonly meaning: string };

/** Words that belong together. */
export type WordGroup = { readonly name: string; readonly words: readonly WordMeaning[] };

function group(name: string, words: Readonly<Record<string, string>>): WordGroup {
  return {
    name,
    words: Object.entries(words).map(([word, meaning]) => ({ word, meaning })),
  };
}

/** The words that the desk uses and a newcomer may not know. */
export const wordGroups: readonly WordGroup[] = [
  group('Levels', {
    'PM High, PM Low': 'Highest and lowest price before the open, 04:00 to 09:30 ET.',
    'OR High, OR Low': 'The opening range: highest and lowest price of 09:30 to 09:45 ET.',
    'SMA 90, EMA 20': 'Averages of the last closes of 2-minute bars: plain of 90, weighted of 20.',
    ATR: 'The usual range of a 2-minute bar, in points: of this time of day on earlier days, as lively as today is.',
    Touch: 'Price trades at the level after it came from a distance.',
    Forming: 'The level may still change and does not count yet.',
  }),
  group('What the past says', {
    'BREAK, REJECT, CHOP':
      'One ATR beyond the level first; one ATR back first; neither within the minutes asked for.',
    'n 50':
      'Similar past approaches found; effective n is how many independent ones they are worth.',
    'P, 90 %': 'Probability in percent, and the range that holds it with 90 % certainty.',
    Base: 'How often the outcome comes in all comparable approaches, similar or not.',
    'Geo, Walk': 'What distance alone gives: the odds of a price that moves at random.',
    Lift: 'Percentage points over the base rate.',
    'No edge': 'The range holds the base rate: the past gives no reason to expect anything else.',
    'No precedent, Too few alike': 'Nothing in the past is like this, or too little to count.',
    'Eligible, pool': 'Past approaches that may answer: this level, this kind of level, or any.',
    Distance: 'How unlike a past moment is, over all its figures; 0 is the same.',
    Trust: 'What was said on earlier days against what came. Skill 0 % is no better than geometry.',
    'Brier score':
      'Squared error of a forecast: 0 is certain and right, 0.67 even odds, 2 the worst.',
  }),
  group('Pressure', {
    'Depth ÷ median':
      'Resting orders as a multiple of the usual: of a row against all rows of the last minute, of a side against its last five minutes.',
    Wall: 'At least twice the usual size at one price.',
    'Added − pulled': 'Orders added less orders canceled, as a share of both, −1 to +1.',
    'Buy − sell': 'Trades that took offers less trades that hit bids, −1 to +1.',
    Mirror: 'Depth on this side over depth as far away on the other side.',
    'Ahead, behind':
      'Orders beyond the level and orders at the back of the price that comes to it.',
    'Pattern met': 'How many of four conditions of a rejection, or of a break, hold now.',
    Barrier: 'What became of the orders ahead in the last minute: wall, absorption, vacuum …',
    Runway: 'Points from the level to the next level or wall.',
    'Order flow': 'Change of the best bid and offer in 5 seconds, in ticks; buying is positive.',
    Velocity: 'Change of the mid price over a minute, ticks.',
  }),
  group('Data', {
    'Lake, corpus': 'The folder of all sessions; those of them that may answer.',
    'MBO, MBP-10': 'Every order of the exchange; the ten best prices of each side.',
    Config: 'A short name of the settings that the data was built with.',
    'SYNTHETIC, PLANTED': 'Made by a simulator, no market; with an edge put in on purpose.',
  }),
];
