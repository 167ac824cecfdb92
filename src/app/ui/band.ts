import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from './icon.ts';

/** One band at the head of a panel: what is wrong there, why, and what still works. */
@Component({
  selector: 'app-band',
  imports: [Icon],
  templateUrl: './band.html',
  styleUrl: './band.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Band {
  readonly kind = input.required<'error' | 'notice'>();
  readonly title = input.required<string>();
  readonly detail = input('');
  readonly remedy = input<string | undefined>();
  /** The reader has read it. */
  readonly dismissed = output();
}
