import { expect, it } from 'vitest';
import type { LadderState } from './ladder-state.ts';
import { quietBrief } from './quiet-brief.ts';

it.each<readonly [LadderState['kind'], string, string, string]>([
  ...([
    [
      ...(['waiting', 'OR High does not count yet', 'Forming until 09:45 ET.'] as const),
      'OR High does not count yet: forming until 09:45 ET.',
    ],
    ['waiting', 'OR High does not count yet', '', 'OR High does not count yet.'],
    [
      ...(['far', 'No orders around OR High', 'The last price is 19.50 points below it.'] as const),
      'No orders around OR High: the last price is 19.50 points below it.',
    ],
    [
      ...(['early', 'Before the order data', 'It begins at 04:00:05.'] as const),
      'OR High 6800: before the order data. It begins at 04:00:05.',
    ],
    ['loading', 'Order data on its way', '', 'OR High 6800: order data on its way.'],
    ['shown', '', '', 'OR High 6800.'],
  ] as const),
])('says why there is nothing to tell: %s, %s, %s', (kind, title, detail, words) => {
  expect(quietBrief({ kind, title, detail }, 'OR High 6800').text).toBe(words);
});
