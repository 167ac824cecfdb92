import { Injectable, InjectionToken, computed, inject } from '@angular/core';
import type { Command, CommandList } from './command.ts';
import { KeyStore } from './key-store.ts';
import { keyLabel } from './key-word.ts';

/** The lists of all parts of the app, in the order of the menus. */
export const COMMAND_LIST = new InjectionToken<readonly CommandList[]>('command lists');

/** Everything the desk can do, and the key of each. */
@Injectable({ providedIn: 'root' })
export class Commands {
  readonly #lists = inject(COMMAND_LIST);
  readonly #keys = inject(KeyStore);

  /** The commands of each part. */
  readonly lists = computed(() => this.#lists.map(({ commands }) => commands()));
  /** All commands. */
  readonly all = computed((): readonly Command[] => this.lists().flat());

  /** What a text may mean besides a command's name. */
  meant(text: string): readonly Command[] {
    return this.#lists.flatMap((list) => list.meant?.(text) ?? []);
  }

  /** The key of a command as a word: the user's, else its own; empty without one. */
  keyOf({ id, key }: Pick<Command, 'id' | 'key'>): string {
    return this.#keys.chosen()[id] ?? key ?? '';
  }

  /** The key of a command as it is printed; empty without one. */
  labelOf(command: Pick<Command, 'id' | 'key'>): string {
    return keyLabel(this.keyOf(command));
  }

  /** The key of the command of an id as it is printed; empty without one. */
  labelOfId(id: string): string {
    const command = this.all().find((other) => other.id === id);
    return command === undefined ? '' : this.labelOf(command);
  }

  /** A name with the key of the command behind it, for a button's tooltip: `Play, Space`. */
  hint(name: string, id: string): string {
    const label = this.labelOfId(id);
    return label === '' ? name : `${name}, ${label}`;
  }

  /** The command a key runs now; undefined if none. */
  of(word: string): Command | undefined {
    return this.all().find(
      (command) => this.keyOf(command) === word && command.canAct?.() !== false,
    );
  }

  /** Why the command of a key cannot be done now; undefined if one can, or it needs no word. */
  refusalOf(word: string): string | undefined {
    if (this.of(word) !== undefined) return undefined;
    return this.all()
      .find((command) => this.keyOf(command) === word)
      ?.refusal?.();
  }

  /** Does a command, if it can be done now. */
  run(id: string): void {
    const command = this.all().find((other) => other.id === id);
    if (command?.canAct?.() !== false) command?.act();
  }

  /** Gives a command a key and takes it from whoever had it. @returns who lost it. */
  bind(command: Command, word: string): readonly Command[] {
    const before =
      word === '' ? [] : this.all().filter((o) => o !== command && this.keyOf(o) === word);
    const freed = before.map(({ id }): [string, string] => [id, '']);
    this.#keys.bind({ ...Object.fromEntries(freed), [command.id]: word });
    return before;
  }

  /** Gives every command the key it came with. */
  resetKeys(): void {
    this.#keys.reset();
  }
}
