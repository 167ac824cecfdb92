import { CdkMenuModule } from '@angular/cdk/menu';
import type { TemplateRef } from '@angular/core';
import { ChangeDetectionStrategy, Component, inject, input, viewChild } from '@angular/core';
import type { Command } from '../../context/commands/command.ts';
import { Commands } from '../../context/commands/commands.ts';
import { Icon } from '../../ui/icon.ts';

/** A line of a menu. */
export type MenuItem = { readonly command: Command; readonly hasLine: boolean };

/** Commands as a menu, for a button that opens it. */
@Component({
  selector: 'app-command-menu',
  imports: [CdkMenuModule, Icon],
  templateUrl: './command-menu.html',
  styleUrl: './command-menu.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandMenu {
  protected readonly commands = inject(Commands);

  readonly name = input.required<string>();
  readonly items = input.required<readonly MenuItem[]>();
  /** What the button's trigger takes. */
  readonly template = viewChild.required<TemplateRef<unknown>>('menu');
}
