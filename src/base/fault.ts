/** What went wrong in the world, as a word a program can branch on. */
export type FaultCode =
  'decode' | 'book-integrity' | 'contract' | 'input' | 'query' | 'storage' | 'unavailable';

/** Flat facts of a fault: file, offset, row, expected, found. */
export type FaultContext = Readonly<Record<string, string | number | undefined>>;

/** An error whose cause lies outside our code: a file, a disk, a network, a user's input. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly code: FaultCode;
  readonly context: FaultContext;

  /** @param message "what: expected X, found Y", lower case, with the numbers. */
  constructor(code: FaultCode, message: string, context: FaultContext = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.context = context;
  }
}
