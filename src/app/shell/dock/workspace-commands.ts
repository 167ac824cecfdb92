import { Dialog, DialogConfig } from '@angular/cdk/dialog';
import type { DialogRef } from '@angular/cdk/dialog';
import { Injectable, computed, inject } from '@angular/core';
import type { Command, CommandList } from '../../context/commands/command.ts';
import { Docking } from './docking.ts';
import { WorkspaceForm } from './workspace-form.ts';
import type { WorkspaceFormData } from './workspace-form.ts';
import { WorkspaceStore, isBuiltIn } from './workspace-store.ts';

/** Workspaces with a key of their own. */
const KEYED_COUNT = 9;

/** Which workspace the desk began from, what becomes of it, and how one goes between panels. */
@Injectable({ providedIn: 'root' })
export class WorkspaceCommands implements CommandList {
  readonly #docking = inject(Docking);
  readonly #workspaces = inject(WorkspaceStore);
  readonly #dialog = inject(Dialog);

  readonly commands = computed((): readonly Command[] => [
    ...this.#workspaces.names().map((name, index): Command => ({
      ...{ id: `workspace-${name}`, title: name, menu: 'Workspace' },
      ...(index < KEYED_COUNT ? { key: `Alt+${index + 1}` } : {}),
      act: () => this.#docking.use(name),
      isOn: () => this.#workspaces.current() === name,
    })),
    ...this.#keeping,
    {
      ...{ id: 'focus-next', title: 'Next panel', menu: 'Workspace', key: 'F6', isFirst: true },
      act: () => this.#docking.focusNext(1),
    },
    {
      ...{ id: 'focus-before', title: 'Previous panel', menu: 'Workspace', key: 'Shift+F6' },
      act: () => this.#docking.focusNext(-1),
    },
  ]);

  readonly #isOwn = (): boolean => !isBuiltIn(this.#workspaces.current());
  readonly #keeping: readonly Command[] = [
    {
      ...{ id: 'workspace-reset', title: 'Put panels back', menu: 'Workspace', isFirst: true },
      act: () => this.#docking.reset(),
    },
    {
      ...{ id: 'workspace-save', title: 'Save workspace as…', menu: 'Workspace', isFirst: true },
      act: () => this.#save(),
    },
    {
      ...{ id: 'workspace-rename', title: 'Rename workspace…', menu: 'Workspace' },
      act: () => this.#rename(),
      canAct: this.#isOwn,
    },
    {
      ...{ id: 'workspace-delete', title: 'Delete workspace', menu: 'Workspace' },
      act: () => this.#docking.remove(this.#workspaces.current()),
      canAct: this.#isOwn,
    },
  ];

  #save(): void {
    const name = this.#isOwn() ? this.#workspaces.current() : '';
    this.#ask({ title: 'Save workspace', name, replaces: true }, (saved) =>
      this.#docking.save(saved),
    );
  }

  #rename(): void {
    const name = this.#workspaces.current();
    this.#ask({ title: `Rename ${name}`, name, replaces: false }, (renamed) =>
      this.#workspaces.rename(name, renamed),
    );
  }

  #ask(data: WorkspaceFormData, done: (name: string) => void): void {
    const config = new DialogConfig<WorkspaceFormData, DialogRef<string, WorkspaceForm>>();
    config.ariaLabelledBy = 'workspace-title';
    config.backdropClass = 'backdrop';
    config.data = data;
    this.#dialog
      .open<string, WorkspaceFormData, WorkspaceForm>(WorkspaceForm, config)
      .closed.subscribe((name) => {
        if (name !== undefined) done(name);
      });
  }
}
