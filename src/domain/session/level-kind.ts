/** The six levels that anchor retrieval, in the order of the level strip. */
export const anchorLevelKinds = [
  'PM_HIGH',
  'PM_LOW',
  'OR_HIGH',
  'OR_LOW',
  'SMA_90',
  'EMA_20',
] as const;

/** Levels that are drawn and measured against, but anchor no retrieval. */
export const overlayLevelKinds = [
  'SMA_200',
  'SMA_400',
  'VWAP',
  'SESSION_HIGH',
  'SESSION_LOW',
  'ROUND',
] as const;

/** Every level the bars and trades of a session give, anchors first. */
export const levelKinds = [...anchorLevelKinds, ...overlayLevelKinds] as const;

/** Name of a price that matters on the chart. */
export type LevelKind = (typeof levelKinds)[number];
