import { usearchBytes } from './usearch-file.ts';

/** Before any spec runs: the module is there and fresh, or its specs say so themselves. */
export default async function setup(): Promise<void> {
  const bytes = await usearchBytes();
  if (bytes instanceof Error) process.stderr.write(`${bytes.message}\n`);
}
