import { DialogRef } from '@angular/cdk/dialog';
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import type { Command } from '../../context/commands/command.ts';
import { Commands } from '../../context/commands/commands.ts';
import { matching } from '../../ui/matching.ts';
import { TakeFocus } from '../../ui/take-focus.ts';

/** Finds a command by a few of its letters, or goes where a time or a date says. */
@Component({
  selector: 'app-command-palette',
  imports: [TakeFocus],
  templateUrl: './command-palette.html',
  styleUrl: './command-palette.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class CommandPalette {
  readonly #dialog = inject(DialogRef);
  readonly #commands = inject(Commands);

  protected readonly text = signal('');
  protected readonly place = signal(0);
  protected readonly choices = computed(() => {
    const text = this.text().trim();
    const all = this.#commands.all().filter((command) => canAct(command) || command.refusal?.());
    const named = matching(all, text, ({ title, menu }) => `${title} ${menu}`);
    return [...(text === '' ? [] : this.#commands.meant(text)), ...named].map((command) => ({
      command,
      label: this.#commands.labelOf(command),
      isOn: command.isOn?.() ?? false,
      refusal: canAct(command) ? undefined : command.refusal?.(),
    }));
  });

  constructor() {
    const document = inject(DOCUMENT);
    effect(() => {
      const chosen = document.getElementById(`choice-${this.place()}`);
      chosen?.scrollIntoView({ block: 'nearest' });
    });
  }

  protected write(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.text.set(event.target.value);
    this.place.set(0);
  }

  protected press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const count = Math.max(1, this.choices().length);
      this.place.update((place) => (place + step + count) % count);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      this.run(this.choices()[this.place()]?.command);
    }
  }

  protected run(command: Command | undefined): void {
    if (command === undefined || !canAct(command)) return;
    this.#dialog.close();
    command.act();
  }
}

function canAct({ canAct }: Command): boolean {
  return canAct?.() !== false;
}
