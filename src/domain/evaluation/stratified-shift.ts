import { Random } from '../../base/random.ts';

/** Rows whose outcomes are turned, in the order of time. */
export type ShiftRows = {
  /** n session numbers, never falling. */
  readonly sessions: Int32Array;
  readonly outcomes: Uint8Array;
  /** n stratum numbers. */
  readonly strata: Int32Array;
};

/** Rows of one stratum, in the order of time, and how far their outcomes may be turned. */
type Stratum = {
  readonly rows: Int32Array;
  /** Most rows of one session: a turn by as many takes every outcome to another session. */
  readonly offsetMin: number;
};

/**
 * Outcomes turned in a circle inside strata, each by an offset of its own.
 *
 * A stratum is a level class with a tenth of what geometry says, so that turned outcomes keep what
 * geometry knows, and what days in a row share, and lose what similarity knows. An outcome that
 * moves leaves its session. A stratum may also stay as it was found, as likely as any one turn:
 * what was found is itself a draw under the null, and in a stratum of two rows the only other one.
 * A stratum that one session fills by half or more cannot be turned and keeps its outcomes.
 *
 * @see Politis & Romano (1994) for the circle; Phipson & Smyth (2010) for the p-value.
 */
export class StratifiedShift {
  readonly #outcomes: Uint8Array;
  readonly #strata: readonly Stratum[];

  constructor({ outcomes, sessions, strata }: ShiftRows) {
    this.#outcomes = outcomes;
    const groups = Map.groupBy(strata.keys(), (row) => strata[row]);
    const numbers = [...groups.keys()].sort((a, b) => a - b);
    this.#strata = numbers.map((number) => {
      const rows = Int32Array.from(groups.get(number) ?? []);
      return { rows, offsetMin: mostInOneSession(rows, sessions) };
    });
  }

  /** Share of the rows whose outcomes can be turned. */
  get movableShare(): number {
    const movable = this.#strata.filter(isMovable);
    return movable.reduce((sum, { rows }) => sum + rows.length, 0) / this.#outcomes.length;
  }

  /** One set of turned outcomes, of the rows given at the start. */
  draw(seed: string): Uint8Array {
    const random = new Random(seed);
    const turned = this.#outcomes.slice();
    for (const stratum of this.#strata) {
      if (!isMovable(stratum)) continue;
      const { rows, offsetMin } = stratum;
      const drawn = random.integer(offsetMin - 1, rows.length - offsetMin + 1);
      const offset = drawn < offsetMin ? 0 : drawn;
      for (let i = 0; i < rows.length; i++) {
        turned[rows[i]] = this.#outcomes[rows[(i + offset) % rows.length]];
      }
    }
    return turned;
  }
}

function isMovable({ rows, offsetMin }: Stratum): boolean {
  return 2 * offsetMin <= rows.length;
}

function mostInOneSession(rows: Int32Array, sessions: Int32Array): number {
  let [most, run] = [0, 0];
  rows.forEach((row, i) => {
    run = i > 0 && sessions[row] === sessions[rows[i - 1]] ? run + 1 : 1;
    most = Math.max(most, run);
  });
  return most;
}
