/** Work that is done one after the other. */
export class OneByOne {
  /** The work before, whatever became of it. */
  #last: Promise<unknown> = Promise.resolve();

  /** Does this once all before it is done; who waits behind it does not hear of its failure. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
