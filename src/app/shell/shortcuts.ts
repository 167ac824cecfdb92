import { ApplicationRef, Injectable, inject } from '@angular/core';
import { Commands } from '../context/commands/commands.ts';
import { keyWordOf } from '../context/commands/key-word.ts';

/** Where a text is being written. */
const texts = 'input, textarea, select, [contenteditable]';
/** Where keys belong to what floats above the desk. */
const floats = '[role="dialog"], [role="menu"], [role="menubar"]';
/** What Space presses or Enter opens. */
const pressed = 'button, a, summary, [role="tab"], [role="option"]';

/** What the keys do: each the command that it is bound to. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #commands = inject(Commands);
  readonly #application = inject(ApplicationRef);

  /** Acts on a key, unless what has the focus wants it. */
  handle(event: KeyboardEvent): void {
    const word = keyWordOf(event);
    if (word === undefined || event.defaultPrevented) return;
    const command = this.#commands.of(word);
    if (command === undefined || isTaken(event.target, word, command.isForText === true)) return;
    event.preventDefault();
    command.act();
    // A field that it opened has the focus before the next key comes, however fast that is.
    this.#application.tick();
  }
}

function isTaken(target: EventTarget | null, word: string, isForText: boolean): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(floats) !== null) return true;
  if (target.closest(texts) !== null) return !isForText;
  return (word === ' ' || word === 'Enter') && target.closest(pressed) !== null;
}
