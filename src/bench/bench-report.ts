/** What a part of the bench is told. */
export type BenchRequest = {
  /** Names of the parts that were asked for; one function may answer several. */
  readonly parts: ReadonlySet<string>;
  /** Records to generate, where a part reads generated ones. */
  readonly records: number;
  readonly repetitions: number;
  /** Whether to measure on the real files too. */
  readonly real: boolean;
};

/** What a part of the bench found. */
export type BenchReport = {
  /** For people: lines of text, the last without its end. */
  readonly text: string;
  /** For programs: what becomes JSON, with every single measure. */
  readonly result: unknown;
};

/** Measures some parts of the bench. */
export type RunBench = (request: BenchRequest) => Promise<BenchReport>;
