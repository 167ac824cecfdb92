import { by, CCZ, log, number, ratio } from './column-kinds.ts';
import type { Column, Contract } from './contract.ts';
import { optionNumber, optionRules, optionStates } from './option-columns.ts';

const options: readonly Column[] = [
  optionNumber('gex_ratio', 'Gamma of dealers, all strikes.'),
  optionNumber('flow_gex_ratio', 'Gamma of today’s flow, all strikes.'),
  optionNumber('call_tide', 'Call premium bought less sold, 5 min.'),
  optionNumber('put_tide', 'Put premium bought less sold, 5 min.'),
  optionNumber('pc_ratio', 'Call volume against put volume, 5 min.'),
];

/** The market as a whole, whatever the level. Joined backward: the latest row known by a moment. */
export const global30s: Contract = {
  table: 'global_30s',
  row: 'thirty seconds of the session',
  order: ['ts_ns'],
  key: ['ts_ns'],
  columns: [
    { name: 'ts_ns', type: 'i64', unit: 'ns UNIX', doc: 'The moment, from which on it is known.' },
    {
      ...{ name: 'win', type: 'i32', unit: 'windows', min: 0 },
      doc: 'Window that ends with it.',
    },
    number('spot', 'ticks', 'Mid, by halves.', '(bb + ba) / 2'),
    { ...number('atr_s', 'ticks', 'ATR, as in level_features_2m.', 'S(slot)·ρ'), min: 0 },
    {
      ...{
        name: 'atr_mode',
        type: 'text',
        unit: 'word',
        words: ['seasonal', 'wilder14'],
        nullable: true,
      },
      doc: 'How the ATR was found.',
    },
    {
      ...number(
        'rv_5m',
        'ln',
        'Realized volatility of 5 minutes.',
        '√Σ ln²(mid_i / mid_(i−1)), 60 windows',
      ),
      min: 0,
    },
    number('spread', 'ticks', 'Spread.', 'ba − bb'),
    log('bid_depth10', 'Lots at the ten best bids against the slot’s usual.', 'lr(depth, median)'),
    log('ask_depth10', 'Lots at the ten best asks against the slot’s usual.', 'lr(depth, median)'),
    ratio('depth_imb', 'Bids against asks, ten best prices.', '(bid − ask) / (bid + ask + kap)'),
    ...[30, 60, 120, 300].map((seconds) =>
      by(
        CCZ,
        number(
          `ofi_${seconds}s`,
          'ratio',
          'Order flow of ten depths, buying positive.',
          `Σ w_m·OFI_m / (2·AD·√${seconds / 5})`,
        ),
      ),
    ),
    number('vel_1m', 'ATR/min', 'Change of the mid over a minute.', '(mid_t − mid_(t−1m)) / ATR'),
    number('vel_5m', 'ATR/min', 'The same over five.', '(mid_t − mid_(t−5m)) / (5·ATR)'),
    number('acc', 'ATR/min', 'The minute against the five.', 'vel_1m − vel_5m'),
    number('mom', 'ATR', 'Last close against the average.', '(close − SMA_90) / ATR'),
    {
      ...{ name: 'opt_state', type: 'text', unit: 'word', words: optionStates },
      doc: 'Whether options are known; all that is made of them is null unless it is OK.',
    },
    ...options,
    number('minutes_since_open', 'min', 'Minutes since the open.', '(t − open) / 60 s'),
    {
      ...{ name: 'or_active', type: 'bool', unit: 'flag' },
      doc: 'Whether the opening range is being made.',
    },
  ],
  rules: [
    { kind: 'window', column: 'win', seconds: 5 },
    { kind: 'window-time', column: 'ts_ns', window: 'win', seconds: 5, edge: 'end' },
    { kind: 'steps', column: 'win', by: 6 },
    { kind: 'same-nulls', columns: ['atr_s', 'atr_mode'] },
    { kind: 'same-nulls', columns: ['spot', 'spread'] },
    ...optionRules(options.map(({ name }) => name)),
  ],
  references: [{ column: 'win', table: 'window_5s' }],
};
