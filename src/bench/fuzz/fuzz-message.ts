/** How a sound program leaves a case: read to its end, or refused with a clear fault. */
export type CaseOutcome = {
  /** What the fault says is wrong, without numbers; undefined for a case read to its end. */
  readonly refusal: string | undefined;
  /** The fault as a user would read it; empty without one. */
  readonly text: string;
};

/** How a case shows a mistake of ours. */
export type FailureKind = 'crash' | 'hang' | 'unhandled rejection' | 'memory' | 'broken promise';

/** What the process that runs cases says to the one that watches it. */
export type FuzzMessage =
  | { readonly kind: 'begun'; readonly caseIndex: number; readonly source: string }
  | {
      readonly kind: 'done';
      readonly caseIndex: number;
      readonly outcome: CaseOutcome;
      readonly ms: number;
      /** Greatest resident size of the process so far. */
      readonly peakBytes: number;
    }
  | {
      readonly kind: 'failed';
      readonly caseIndex: number;
      readonly failure: FailureKind;
      readonly text: string;
    };
