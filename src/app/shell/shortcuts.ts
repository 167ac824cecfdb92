import { ApplicationRef, Injectable, inject } from '@angular/core';
import { Commands } from '../context/commands/commands.ts';
import { keyWordOf } from '../context/commands/key-word.ts';
import { SessionStore } from '../context/session-store.ts';
import { isTaken } from './taken-keys.ts';

/** What the keys do: each the command that it is bound to. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #commands = inject(Commands);
  readonly #sessions = inject(SessionStore);
  readonly #application = inject(ApplicationRef);

  /** Acts on a key, unless what has the focus wants it. */
  handle(event: KeyboardEvent): void {
    const word = keyWordOf(event);
    if (word === undefined || event.defaultPrevented) return;
    const command = this.#commands.of(word);
    if (isTaken(event.target, word, command?.isForText === true)) return;
    if (command === undefined) {
      this.#refuse(event, word);
      return;
    }
    event.preventDefault();
    command.act();
    // A field that it opened has the focus before the next key comes, however fast that is.
    this.#application.tick();
  }

  /** Says why the command of a key cannot be done now, where that is not plain. */
  #refuse(event: Event, word: string): void {
    const title = this.#commands.refusalOf(word);
    if (title === undefined) return;
    event.preventDefault();
    this.#sessions.report({ kind: 'notice', title: `${title}.`, detail: '', remedy: undefined });
  }
}
