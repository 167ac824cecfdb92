import { Injectable, inject } from '@angular/core';
import { partProblem } from './problem.ts';
import { SessionStore } from './session-store.ts';

/** Parts of the app that are fetched when they are first asked for. */
@Injectable({ providedIn: 'root' })
export class LateParts {
  readonly #sessions = inject(SessionStore);

  /** A part; undefined if it cannot be fetched, which is told. @param name of the part, as a title begins. */
  async fetch<T>(name: string, part: Promise<T>): Promise<T | undefined> {
    try {
      return await part;
    } catch (error) {
      this.#sessions.report(partProblem(name, error));
      return undefined;
    }
  }
}
