import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../ui/icon.ts';
import { wordGroups } from './words.ts';

/** What the words on the screen mean. */
@Component({
  selector: 'app-words-dialog',
  imports: [Icon],
  templateUrl: './words-dialog.html',
  styleUrls: ['../ui/dialog.css', './words-dialog.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class WordsDialog {
  protected readonly dialog = inject(DialogRef);
  protected readonly groups = wordGroups;
}
