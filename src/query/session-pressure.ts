import type {
  LevelId,
  OwnLevel,
  PressureAsk,
  PressureFacts,
  PressureSession,
  PressureStep,
} from '../protocol/pressure-api.ts';

/** The open session's ledger as the cursor may see it, relative to any level. */
export class SessionPressure {
  readonly #key: string;
  #own: readonly OwnLevel[] = [];

  /** Takes over the columns. */
  constructor({ session }: PressureSession) {
    this.#key = `${session.date} ${session.symbol}`;
  }

  /** What there is to move over. */
  facts(): PressureFacts {
    return { key: this.#key, firstS: undefined, lastS: undefined };
  }

  /** Replaces the user's own levels. @see PressureApi.drawLevels */
  drawLevels(levels: readonly OwnLevel[]): void {
    this.#own = levels;
  }

  /** Pressure at an instant. @see PressureApi.at */
  at(ask: PressureAsk): PressureStep {
    const none = new Float64Array(0);
    return {
      ...{ key: this.#key, ask, untilS: undefined, levels: [], ladder: [], windowCount: 0 },
      track: { endS: none, pressUp: none, pressDown: none, ofi: none, velocity: none },
      ...{ qaFlags: 0, computeMs: 0 },
    };
  }

  /** A row of `level_pressure_5s`. @see PressureApi.columnsAt */
  columnsAt(atS: number, id: LevelId): Readonly<Record<string, number>> | undefined {
    return Number.isNaN(atS) || this.#own.some((level) => level.id === id) ? {} : undefined;
  }
}
