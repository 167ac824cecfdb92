import type { Contract } from './contract.ts';

/** What the exchange says about the contract of a session and about the options on it. */
export const definitions = {
  table: 'definitions',
  row: 'one definition of the selected contract or of an option on it, in the order received',
  order: ['ts_ns'],
  columns: [
    { name: 'ts_ns', type: 'i64', unit: 'ns UNIX', doc: 'When the definition was received.' },
    { name: 'instrument_id', type: 'f64', unit: 'id', doc: 'Numeric id in the source.' },
    { name: 'raw_symbol', type: 'text', unit: 'word', doc: 'Symbol of the exchange.' },
    {
      name: 'instrument_class',
      type: 'text',
      unit: 'word',
      doc: 'F future, C call, P put, K stock, S spread, …',
    },
    { name: 'asset', type: 'text', unit: 'word', doc: 'Product code, such as ES.' },
    {
      name: 'underlying',
      type: 'text',
      unit: 'word',
      doc: 'Symbol of the underlying; null without one.',
      nullable: true,
    },
    {
      name: 'strike_px',
      type: 'f64',
      unit: 'points',
      doc: 'Strike of an option; null for others.',
      nullable: true,
    },
    {
      name: 'tick_px',
      type: 'f64',
      unit: 'points',
      doc: 'Smallest price step; null where it varies.',
      nullable: true,
    },
    {
      name: 'multiplier',
      type: 'f64',
      unit: 'units per lot',
      doc: 'Value of one point of one lot; null where the source does not say.',
      nullable: true,
    },
    {
      name: 'expiration_ms',
      type: 'f64',
      unit: 'ms UNIX',
      doc: 'Last trading moment; null without one.',
      nullable: true,
    },
  ],
} as const satisfies Contract;
