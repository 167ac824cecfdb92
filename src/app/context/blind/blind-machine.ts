import { Injectable, inject } from '@angular/core';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { evaluationOf, pastSessions } from '../../../protocol/past-sessions.ts';
import type { LevelId } from '../../../protocol/pressure-api.ts';
import { EvidenceClient } from '../../data/evidence-client.ts';
import { problemOf } from '../problem.ts';
import { sessionKey } from '../session-frame.ts';
import { BLIND_HORIZON_MIN } from './blind-draw.ts';
import type { BlindEntry } from './blind-log.ts';
import { forecastIn } from './brier.ts';

/** What the machine says beside the analyst. */
export type MachineForecast = Pick<BlindEntry, 'base' | 'retrieval' | 'kept'>;

/** The machine's side of blind replay: it is made ready while the analyst looks, and asked after him. */
@Injectable({ providedIn: 'root' })
export class BlindMachine {
  readonly #evidence = inject(EvidenceClient);
  #opening: Promise<unknown> = Promise.resolve();

  /** Reads the past of a session, so that nobody has to wait for it in the end. */
  prepare(session: CatalogSession, level: LevelId, sessions: readonly CatalogSession[]): void {
    const [past, evaluation] = [pastSessions(sessions, session), evaluationOf(sessions)];
    const first = { level, horizonMin: BLIND_HORIZON_MIN } as const;
    this.#opening = this.#evidence.open({ session, past, evaluation, first });
    // Whoever asks hears of a failure; until then nobody does.
    this.#opening.catch(() => undefined);
  }

  /** What it says of a level at an instant of the session; why not, if it says nothing. */
  async at(session: CatalogSession, level: LevelId, atS: number): Promise<MachineForecast> {
    try {
      await this.#opening;
      const ask = { atS, level, ownTick: undefined, horizonMin: BLIND_HORIZON_MIN } as const;
      const { key, document } = await this.#evidence.at(ask);
      if (key !== sessionKey(session)) return { kept: 'another session was opened meanwhile' };
      const answer = document.answers.outcome ?? document.answers.outcomeGivenTouch;
      if (answer === undefined) return { kept: wordsOf(document.reason ?? 'nothing to ask there') };
      const [base, retrieval] = [forecastIn(answer.base), forecastIn(answer.p)];
      const kept = answer.reason === null ? {} : { kept: wordsOf(answer.reason) };
      // Without an edge it does not lean, and yet says how likely each outcome is.
      const isSaid = !answer.abstain || answer.reason?.startsWith('NO_EDGE') === true;
      return {
        ...kept,
        ...(base === undefined ? {} : { base }),
        ...(isSaid && retrieval !== undefined ? { retrieval } : {}),
      };
    } catch (error) {
      return { kept: problemOf('', error).detail };
    }
  }
}

/** A reason without its code. */
function wordsOf(reason: string): string {
  return reason.replace(/^[A-Z_]+: /, '');
}
