import { depthField } from '../domain/features/depth-field.ts';
import type { DepthField } from '../domain/features/depth-field.ts';
import { rowEndedBy } from '../domain/features/ledger-index.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import { WINDOW_NS } from '../domain/ledger/ledger-columns.ts';
import type { DepthAsk, DepthPicture, DepthPlace, DepthSpot } from '../protocol/depth-api.ts';
import { depthCells, lotsIn, usualLots } from './depth-picture.ts';

/** Ticks shown beyond the traded range. */
const MARGIN_TICKS = 40;
const WINDOW_S = WINDOW_NS / 1e9;

/** The depth of the open session as pictures, the field behind them made when first asked for. */
export class SessionDepth {
  readonly #key: string;
  readonly #index: LedgerIndex;
  /** Start of the session, UNIX seconds: windows count from here. */
  readonly #startS: number;
  #field: DepthField | undefined;

  constructor(index: LedgerIndex, { key, startS }: { key: string; startS: number }) {
    this.#index = index;
    this.#key = key;
    this.#startS = startS;
  }

  /** A picture of the whole session. @see DepthApi.depthPicture */
  picture({ windows, ticks }: DepthAsk): DepthPicture {
    const cells = depthCells(this.#made(), { windows, ticks });
    const firstWindow = this.#index.ledger.windows.win.at(0) ?? 0;
    return {
      ...{ key: this.#key, windows, ticks, ...cells },
      firstS: this.#startS + firstWindow * WINDOW_S,
      columnS: windows * WINDOW_S,
    };
  }

  /** What rests in a cell. @see DepthApi.depthAt */
  at({ atS, tick, windows, ticks }: DepthPlace): DepthSpot | undefined {
    const field = this.#made();
    const row = rowEndedBy(this.#index, (atS - this.#startS) * 1e9, WINDOW_NS);
    const [startTick, endWindow] = [Math.floor(tick / ticks) * ticks, row + 1];
    const startWindow = Math.max(0, endWindow - windows);
    const usual = usualLots(field, startWindow, endWindow) * ticks;
    if (row < 0 || !(usual > 0)) return undefined;
    const lots = lotsIn(field, { startWindow, endWindow, startTick, endTick: startTick + ticks });
    const count = endWindow - startWindow;
    return { lots: lots / count, times: lots / usual, startTick, endTick: startTick + ticks };
  }

  #made(): DepthField {
    this.#field ??= depthField(this.#index, MARGIN_TICKS);
    return this.#field;
  }
}
