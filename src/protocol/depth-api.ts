/** How many windows and ticks a cell of a picture sums: powers of two. */
export type DepthAsk = { readonly windows: number; readonly ticks: number };

/** The depth of a session in cells; its buffers are transferred. */
export type DepthPicture = DepthAsk & {
  /** Session this belongs to. */
  readonly key: string;
  /** Start of the first column, UNIX seconds, and length of each. */
  readonly firstS: number;
  readonly columnS: number;
  readonly columnCount: number;
  readonly rowCount: number;
  /** Lowest tick of the lowest row. */
  readonly firstTick: number;
  /**
   * Steps of the ramp (`depth-ramp.ts`) row by row from the highest price down. A column knows
   * nothing of what lies after it, so a reader may show those that have ended.
   */
  readonly steps: Uint8Array;
};

/** A place in the depth that somebody points at. */
export type DepthPlace = DepthAsk & {
  /** UNIX seconds; windows that ended by then are told. */
  readonly atS: number;
  readonly tick: number;
};

/** What rests at a place. */
export type DepthSpot = {
  /** Lots in all its ticks, the mean of its windows. */
  readonly lots: number;
  /** The same as a multiple of what is usual there and then. */
  readonly times: number;
  /** First tick, and the one behind the last. */
  readonly startTick: number;
  readonly endTick: number;
};

/** Depth as the feature worker tells it. */
export type DepthApi = {
  /** The whole open session in cells; undefined before one is open. */
  depthPicture(ask: DepthAsk): Promise<DepthPicture | undefined>;
  /** What rests at a place; undefined before the first window. */
  depthAt(place: DepthPlace): Promise<DepthSpot | undefined>;
};
