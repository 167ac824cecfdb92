import type { AnyColumns } from '../../contracts/contract.ts';
import { answerFacts } from '../../domain/retrieval/answer-words.ts';
import type { AnswerWord } from '../../domain/retrieval/answer-words.ts';
import type { AskedAnswer } from '../../domain/evaluation/asked-rows.ts';
import { logisticOf } from '../../domain/evaluation/scored-rows.ts';
import type { SaidRow } from '../../domain/evaluation/scored-rows.ts';

/** A row of the table: who was asked, what was said, and what the logistic reference said. */
type TableRow = SaidRow & { readonly answer: AnswerWord; readonly logistic: readonly number[] };

const columnOutcomes = ['BREAK', 'REJECT', 'CHOP', 'TOUCH'];

/** The columns of the table `evaluation`: every row that was answered, in the contract's order. */
export function evaluationColumns(answers: readonly AskedAnswer[]): AnyColumns {
  const rows = answers.flatMap(tableRows).sort(byAnswerAndTime);
  return {
    answer: rows.map(({ answer }) => answer),
    decided_ns: BigInt64Array.from(rows, ({ decidedNs }) => decidedNs),
    row_id: rows.map(({ rowId }) => rowId),
    session_date: rows.map(({ date }) => date),
    level_kind: rows.map(({ level }) => level),
    dir: rows.map(({ direction }) => (direction > 0 ? 'UP' : 'DOWN')),
    outcome: rows.map(({ answer, outcome }) => answerFacts[answer].outcomes.at(outcome)),
    abstain: Uint8Array.from(rows, ({ said }) => Number(said.abstain)),
    reason: rows.map(({ said }) => (said.abstain ? said.reason : undefined)),
    pool_level: rows.map(({ said }) => said.poolLevel),
    k: Int32Array.from(rows, ({ said }) => said.k),
    n_eff: Float64Array.from(rows, ({ said }) => said.effectiveCount),
    ...probabilityColumns(rows, 'p', ({ said }) => said.p),
    ...probabilityColumns(rows, 'tilted', ({ said }) => said.tiltedBase),
    ...probabilityColumns(rows, 'base', ({ said }) => said.base),
    ...probabilityColumns(rows, 'logistic', ({ logistic }) => logistic),
  };
}

function tableRows(asked: AskedAnswer): TableRow[] {
  const { answer } = asked;
  return logisticOf(asked).map(({ row, p }) => ({ ...row, answer, logistic: p }));
}

function byAnswerAndTime(a: TableRow, b: TableRow): number {
  return (
    compare(a.answer, b.answer) || compare(a.decidedNs, b.decidedNs) || compare(a.rowId, b.rowId)
  );
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One column per outcome that any answer has; written to 1e-9 like all floats of the lake. */
function probabilityColumns(
  rows: readonly TableRow[],
  model: string,
  of: (row: TableRow) => readonly number[],
): AnyColumns {
  const entries = columnOutcomes.map((word) => {
    const values = Float64Array.from(rows, (row) => {
      const place = answerFacts[row.answer].outcomes.indexOf(word);
      return place < 0 ? NaN : Math.round(of(row)[place] * 1e9) / 1e9;
    });
    return [`${model}_${word.toLowerCase()}`, values];
  });
  return Object.fromEntries(entries) as AnyColumns;
}
