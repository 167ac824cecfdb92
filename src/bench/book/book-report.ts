import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { isMet, ratioOf, rowsText } from './bench-row.ts';
import { bookBench } from './book-bench.ts';

/** Measures decoding and book building, as a part of the bench. */
export async function bookReport(request: BenchRequest): Promise<BenchReport> {
  const rows = await bookBench(request);
  return {
    text: rowsText(rows),
    result: rows.map((row) => ({ ...row, ratio: ratioOf(row), isMet: isMet(row) })),
  };
}
