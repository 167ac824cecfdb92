import { Rtype } from './record-kinds.ts';

const header = 'ts_event rtype publisher_id instrument_id';
const received = `ts_recv ${header}`;
const changed = 'action side depth price size flags ts_in_delta sequence';
const interval = `${received} side price size flags`;
const bars = `${header} open high low close volume`;
const bbo = `${interval} sequence ${quoteNames(1, 'ct')}`;
const cbbo = `${interval} ${quoteNames(1, 'pb')}`;
const cmbp1 = `${received} action side price size flags ts_in_delta ${quoteNames(1, 'pb')}`;

const definition = `${received}
  raw_symbol security_update_action instrument_class min_price_increment display_factor expiration
  activation high_limit_price low_limit_price max_price_variation trading_reference_price
  unit_of_measure_qty min_price_increment_amount price_ratio inst_attrib_value underlying_id
  raw_instrument_id market_depth_implied market_depth market_segment_id max_trade_vol min_lot_size
  min_lot_size_block min_lot_size_round_lot min_trade_vol open_interest_qty contract_multiplier
  decay_quantity original_contract_size trading_reference_date appl_id maturity_year
  decay_start_date channel_id currency settl_currency secsubtype group exchange asset cfi
  security_type unit_of_measure underlying strike_price_currency strike_price match_algorithm
  md_security_trading_status main_fraction price_display_format settl_price_type sub_fraction
  underlying_product maturity_month maturity_day maturity_week user_defined_instrument
  contract_multiplier_unit flow_schedule_type tick_rule leg_count leg_index leg_instrument_id
  leg_raw_symbol leg_instrument_class leg_side leg_price leg_delta leg_ratio_price_numerator
  leg_ratio_price_denominator leg_ratio_qty_numerator leg_ratio_qty_denominator leg_underlying_id`;

const imbalance = `${received}
  ref_price auction_time cont_book_clr_price auct_interest_clr_price ssr_filling_price
  ind_match_price upper_collar lower_collar paired_qty total_imbalance_qty market_imbalance_qty
  unpaired_qty auction_type side auction_status freeze_status num_extensions unpaired_side
  significant_imbalance`;

/** Columns of each kind as the publisher's own CSV files name and order them. */
const namesByRtype = new Map<number, string>([
  [Rtype.Mbo, `${received} action side price size channel_id order_id flags ts_in_delta sequence`],
  [Rtype.Trade, `${received} ${changed}`],
  [Rtype.Mbp1, `${received} ${changed} ${quoteNames(1, 'ct')}`],
  [Rtype.Mbp10, `${received} ${changed} ${quoteNames(10, 'ct')}`],
  [Rtype.Bbo1S, bbo],
  [Rtype.Bbo1M, bbo],
  [Rtype.Cmbp1, cmbp1],
  [Rtype.Tcbbo, cmbp1],
  [Rtype.Cbbo1S, cbbo],
  [Rtype.Cbbo1M, cbbo],
  [Rtype.OhlcvDeprecated, bars],
  [Rtype.Ohlcv1S, bars],
  [Rtype.Ohlcv1M, bars],
  [Rtype.Ohlcv1H, bars],
  [Rtype.Ohlcv1D, bars],
  [Rtype.OhlcvEod, bars],
  [Rtype.Definition, definition],
  [
    Rtype.Statistics,
    `${received} ts_ref price quantity sequence ts_in_delta stat_type channel_id update_action
    stat_flags`,
  ],
  [
    Rtype.Status,
    `${received} action reason trading_event is_trading is_quoting is_short_sell_restricted`,
  ],
  [Rtype.Imbalance, imbalance],
  [
    Rtype.SymbolMapping,
    `${header} stype_in stype_in_symbol stype_out stype_out_symbol start_ts end_ts`,
  ],
  [Rtype.Error, `${header} err code is_last`],
  [Rtype.System, `${header} msg code`],
]);

/** Names of a kind's columns in order; none for a kind we do not know. */
export function columnNames(rtype: number): readonly string[] {
  return namesByRtype.get(rtype)?.split(/\s+/) ?? [];
}

/** Columns of the first depths of a book: `bid_px_00 ask_px_00 …`. */
function quoteNames(depthCount: number, third: 'ct' | 'pb'): string {
  const depths = Array.from({ length: depthCount }, (_, depth) => String(depth).padStart(2, '0'));
  return depths
    .flatMap((depth) =>
      ['px', 'sz', third].flatMap((what) => [`bid_${what}_${depth}`, `ask_${what}_${depth}`]),
    )
    .join(' ');
}
