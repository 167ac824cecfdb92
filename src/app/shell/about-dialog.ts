import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../ui/icon.ts';

/** What the app is, what it is not, and whose work it stands on. */
@Component({
  selector: 'app-about-dialog',
  imports: [Icon],
  templateUrl: './about-dialog.html',
  styleUrl: './about-dialog.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class AboutDialog {
  protected readonly dialog = inject(DialogRef);

  /** Keys and what they do, as a reader looks for them. */
  protected readonly keys = [
    { keys: '← →', does: 'one bar back, forward' },
    { keys: 'Shift ← →', does: '5 seconds' },
    { keys: 'Alt ← →', does: 'one minute' },
    { keys: 'Home End', does: 'first, last instant with data' },
    { keys: 'PgUp PgDn', does: 'previous, next session' },
    { keys: '1–6', does: 'select a level' },
    { keys: 'T', does: 'dark or light' },
  ];
}
