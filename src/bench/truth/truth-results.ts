import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TruthPlan } from './truth-plan.ts';
import type { TruthRecord } from './truth-record.ts';

/** State of the program and machine that results belong to. */
export type TruthVersions = {
  readonly spymaster: string;
  /** Commit, with a plus where files differ from it. */
  readonly commit: string;
  readonly node: string;
  readonly machine: string;
};

/** A run that is done, and the commit that did it: a file can grow over several. */
export type DoneRun = TruthRecord & { readonly commit: string };

/** The results file. */
export type TruthResults = {
  readonly command: string;
  readonly versions: TruthVersions;
  readonly plan: TruthPlan;
  readonly records: readonly DoneRun[];
};

/** A results file that grows with every run. */
export class ResultsFile {
  readonly #path: string;
  readonly #head: Omit<TruthResults, 'records'>;
  #records: readonly DoneRun[] = [];

  private constructor(path: string, head: Omit<TruthResults, 'records'>) {
    this.#path = path;
    this.#head = head;
  }

  /**
   * Opens a file, new or with the runs that are done of the same plan.
   *
   * @param keepsOthers whether runs of another commit count as done.
   */
  static async open(
    path: string,
    head: Omit<TruthResults, 'records'>,
    { keepsOthers }: { readonly keepsOthers: boolean },
  ): Promise<ResultsFile> {
    const file = new ResultsFile(path, head);
    const found = await resultsIn(path);
    const isSamePlan = JSON.stringify(found?.plan) === JSON.stringify(head.plan);
    const isSameCommit = found?.versions.commit === head.versions.commit;
    if (found && isSamePlan && (isSameCommit || keepsOthers)) file.#records = found.records;
    return file;
  }

  /** Runs that are done. */
  get records(): readonly DoneRun[] {
    return this.#records;
  }

  /** Keeps a run; the file is whole at any moment. */
  async add(record: TruthRecord): Promise<void> {
    this.#records = [...this.#records, { ...record, commit: this.#head.versions.commit }];
    const results: TruthResults = { ...this.#head, records: this.#records };
    const temporaryPath = `${this.#path}.${process.pid}.tmp`;
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(temporaryPath, `${JSON.stringify(results, undefined, 2)}\n`);
    await rename(temporaryPath, this.#path);
  }
}

async function resultsIn(path: string): Promise<TruthResults | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text, nanOfNull) as TruthResults);
}

/** JSON has no NaN; a figure that is not known comes back as one. */
function nanOfNull(_: string, value: unknown): unknown {
  return value === null ? NaN : value;
}
