/** Work on things by name: what is done to one of them is done one after the other. */
export class OneByOne {
  readonly #last = new Map<string, Promise<void>>();

  /** Does this once all before it is done, however that ended. */
  run(name: string, work: () => Promise<void>): Promise<void> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(work);
    this.#last.set(name, done);
    return done;
  }
}
