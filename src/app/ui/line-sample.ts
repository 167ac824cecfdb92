import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A short piece of a line as it is drawn elsewhere: colour and dashes side by side with a name. */
@Component({
  selector: 'app-line-sample',
  templateUrl: './line-sample.html',
  styleUrl: './line-sample.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LineSample {
  /** Name of a colour token, without its dashes: ink2 is `--ink-2`. */
  readonly hue = input.required<string>();
  /** Lengths of line and gap, px; empty for a solid line. */
  readonly dash = input.required<readonly number[]>();
  protected readonly color = computed(() => `var(--${this.hue().replace(/\d$/, '-$&')})`);
  protected readonly dashes = computed(() => this.dash().join(' '));
}
