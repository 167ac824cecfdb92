import { CdkMenuModule } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { Command, MenuName } from '../../context/commands/command.ts';
import { menuNames } from '../../context/commands/command.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CommandMenu } from './command-menu.ts';
import type { MenuItem } from './command-menu.ts';

/** The menus: every command in its place, with its key. */
@Component({
  selector: 'app-menu-bar',
  imports: [CdkMenuModule, CommandMenu],
  templateUrl: './menu-bar.html',
  styleUrl: './menu-bar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MenuBar {
  readonly #commands = inject(Commands);

  protected readonly menus = computed(() =>
    menuNames
      .map((name) => ({ name, items: itemsOf(name, this.#commands.lists()) }))
      .filter(({ items }) => items.length > 0),
  );
}

/** A menu's items: those of one part together, a line between two parts. */
function itemsOf(name: MenuName, lists: readonly (readonly Command[])[]): readonly MenuItem[] {
  return lists
    .flatMap((list) =>
      list
        .filter(({ menu }) => menu === name)
        .map((command, place) => ({ command, hasLine: place === 0 || command.isFirst === true })),
    )
    .map(({ command, hasLine }, place) => ({ command, hasLine: hasLine && place > 0 }));
}
