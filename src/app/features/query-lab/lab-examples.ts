/** A question to begin from. */
export type LabExample = { readonly name: string; readonly sql: string };

/** Questions that a lake of this product answers, the first on a first visit. */
export const labExamples: readonly [LabExample, ...LabExample[]] = [
  {
    name: 'Outcomes by level',
    sql: `-- What touches became within 8 minutes, by level
select e.level_kind, e.dir,
  count(*) as touches,
  count(*) filter (where l.outcome = 'BREAK') as "break",
  count(*) filter (where l.outcome = 'REJECT') as reject,
  count(*) filter (where l.outcome = 'CHOP') as chop
from episodes e
join labels l on l.event_id = e.event_id
where l.row_type = 'TRIGGER' and l.H_min = 8
group by all
order by touches desc`,
  },
  {
    name: 'Days of the lake',
    sql: `-- Every day that is over: grade, volume, gaps
select session_date, symbol, grade, included, reasons,
  rth_volume, round(window_share, 3) as window_share, gap_s, roll_day
from sessions
order by session_date desc`,
  },
  {
    name: 'Volume by price',
    sql: `-- Lots by price of the open session, up to the cursor
select px(tick) as price,
  sum(size) as lots,
  sum(size) filter (where side = 'B') as bought,
  sum(size) filter (where side = 'A') as sold
from session.trades
group by price
order by price desc`,
  },
  {
    name: 'How far touches went',
    sql: `-- Excursions after a touch, ATR, by outcome
select outcome, H_min,
  count(*) as n,
  median(mfe_atr) as mfe_median,
  median(mae_atr) as mae_median
from labels
where row_type = 'TRIGGER' and outcome is not null
group by all
order by H_min, outcome`,
  },
  {
    name: 'Range by half hour',
    sql: `-- Mean range of a bar, points, by half hour of the session
select (row_number // 15) as half_hour,
  count(*) as bars,
  avg(px(h - l)) as points,
  avg(vol) as lots
from (
  select *, row_number() over (partition by session_date, symbol order by bar_start_ns) - 1
    as row_number
  from bars_2m
)
group by half_hour
order by half_hour`,
  },
];
