import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TakeFocus } from '../../ui/take-focus.ts';
import { NAME_LENGTH_MAX, WorkspaceStore, isBuiltIn } from './workspace-store.ts';

/** What the form asks a name for. */
export type WorkspaceFormData = {
  readonly title: string;
  /** Name to begin with. */
  readonly name: string;
  /** Whether a name of the user's own may be given again: it then is replaced. */
  readonly replaces: boolean;
};

/** Asks for the name of a workspace; closes with it, or with nothing. */
@Component({
  selector: 'app-workspace-form',
  imports: [TakeFocus],
  templateUrl: './workspace-form.html',
  styleUrl: './workspace-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class WorkspaceForm {
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly data = inject<WorkspaceFormData>(DIALOG_DATA);
  protected readonly lengthMax = NAME_LENGTH_MAX;
  readonly #workspaces = inject(WorkspaceStore);

  protected readonly name = signal(this.data.name);
  /** What is to be known of the name as it stands. */
  protected readonly word = computed(() => {
    const name = this.name().trim();
    if (isBuiltIn(name)) return `${name} comes with the app and stays as it is.`;
    if (name === this.data.name || !this.#workspaces.names().includes(name)) return '';
    return this.data.replaces ? `${name} is replaced.` : `${name} exists already.`;
  });
  protected readonly canSave = computed(() => {
    const name = this.name().trim();
    const isTaken = name !== this.data.name && this.#workspaces.names().includes(name);
    return name !== '' && !isBuiltIn(name) && (this.data.replaces || !isTaken);
  });

  protected write(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.name.set(event.target.value);
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.canSave()) this.dialog.close(this.name().trim());
  }
}
