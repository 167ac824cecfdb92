/** Raw files of best prices for specs, made of raw files of orders. */
import { readFileSync, writeFileSync } from 'node:fs';
import { required } from '../../base/assert.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import { MBO } from '../../domain/dbn/mbo.ts';
import { Rtype, schemaId } from '../../domain/dbn/record-kinds.ts';
import { QUOTE_RECORD_WORDS, quoteStream } from '../../domain/simulator/quote-stream.ts';
import { joinedWords } from '../../domain/simulator/simulated-stream.ts';

/** Writes as mbp-10 what a plain `.dbn` of one contract's orders says. */
export function writeQuotesOf(orderPath: string, quotePath: string, tickNano: number): void {
  const { metadata, words } = ordersIn(orderPath);
  const quotes = quoteStream(words, tickNano);
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter({ ...metadata, schema: schemaId('mbp-10') }, (bytes) =>
    pieces.push(bytes),
  );
  const count = quotes.length / QUOTE_RECORD_WORDS;
  writer.run({ words: quotes, wordsPerRecord: QUOTE_RECORD_WORDS, count });
  writer.end();
  writeFileSync(quotePath, Buffer.concat(pieces));
}

function ordersIn(path: string): { readonly metadata: DbnMetadata; readonly words: Int32Array } {
  const runs: Int32Array[] = [];
  const head: { metadata?: DbnMetadata } = {};
  const reader = new DbnReader({
    metadata: (metadata) => Object.assign(head, { metadata }),
    run: ({ rtype, words, count }) => {
      if (rtype === Rtype.Mbo) runs.push(words.slice(0, count * MBO.wordCount));
    },
  });
  reader.push(readFileSync(path));
  reader.end();
  return { metadata: required(head.metadata, 'metadata'), words: joinedWords(...runs) };
}
