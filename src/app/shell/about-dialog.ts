import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../ui/icon.ts';

/** What the app is, what it is not, and whose work it stands on. */
@Component({
  selector: 'app-about-dialog',
  imports: [Icon],
  templateUrl: './about-dialog.html',
  styleUrls: ['../ui/dialog.css', './about-dialog.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class AboutDialog {
  protected readonly dialog = inject(DialogRef);
}
