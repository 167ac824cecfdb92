import { Random } from '../../base/random.ts';

/** Rows whose outcomes are turned, in the order of time. */
export type ShiftRows = {
  /** n session numbers, never falling. */
  readonly sessions: Int32Array;
  readonly outcomes: Uint8Array;
  /** n stratum numbers. */
  readonly strata: Int32Array;
  /** n numbers of approaches: the rows of one in a stratum are turned together. */
  readonly approaches: Int32Array;
};

/** Approaches of one stratum, in the order of time, and how far their outcomes may be turned. */
type Stratum = {
  /** Rows of each approach. */
  readonly cells: readonly (readonly number[])[];
  /** Most approaches of one session: a turn by as many takes every outcome to another session. */
  readonly offsetMin: number;
};

/**
 * Outcomes turned in a circle inside strata, each by an offset of its own.
 *
 * A stratum is a level class with a tenth of what geometry says, so that turned outcomes keep what
 * geometry knows, and what days in a row share, and lose what similarity knows. An approach counts
 * once in a stratum, however long it lasts: slow ones have more rows and outcomes of their own
 * kind. No outcome stays within its session. A stratum that one session fills by half or more
 * cannot be turned and keeps its outcomes.
 *
 * @see Politis & Romano (1994) for the circle; Phipson & Smyth (2010) for the p-value.
 */
export class StratifiedShift {
  readonly #outcomes: Uint8Array;
  readonly #strata: readonly Stratum[];

  constructor({ outcomes, sessions, strata, approaches }: ShiftRows) {
    this.#outcomes = outcomes;
    const groups = Map.groupBy(strata.keys(), (row) => strata[row]);
    const numbers = [...groups.keys()].sort((a, b) => a - b);
    this.#strata = numbers.map((number) => {
      const members = Map.groupBy(groups.get(number) ?? [], (row) => approaches[row]);
      const cells = [...members.values()];
      return { cells, offsetMin: mostInOneSession(cells, sessions) };
    });
  }

  /** Share of the rows whose outcomes can be turned. */
  get movableShare(): number {
    const movable = this.#strata.filter(isMovable).flatMap(({ cells }) => cells);
    return movable.reduce((sum, { length }) => sum + length, 0) / this.#outcomes.length;
  }

  /** One set of turned outcomes, of the rows given at the start. */
  draw(seed: string): Uint8Array {
    const random = new Random(seed);
    const turned = this.#outcomes.slice();
    for (const stratum of this.#strata) {
      if (!isMovable(stratum)) continue;
      const { cells, offsetMin } = stratum;
      const offset = random.integer(offsetMin, cells.length - offsetMin + 1);
      for (let cell = 0; cell < cells.length; cell++) {
        const to = cells[cell];
        const from = cells[(cell + offset) % cells.length];
        for (let i = 0; i < to.length; i++) {
          turned[to[i]] = this.#outcomes[from[Math.floor((i * from.length) / to.length)]];
        }
      }
    }
    return turned;
  }
}

function isMovable({ cells, offsetMin }: Stratum): boolean {
  return 2 * offsetMin <= cells.length;
}

function mostInOneSession(cells: Stratum['cells'], sessions: Int32Array): number {
  let [most, run] = [0, 0];
  cells.forEach(([row], i) => {
    run = i > 0 && sessions[row] === sessions[cells[i - 1][0]] ? run + 1 : 1;
    most = Math.max(most, run);
  });
  return most;
}
