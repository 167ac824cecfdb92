import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StoredClaim, TrustRecord } from '../../../protocol/evidence-api.ts';
import { percent } from '../../ui/figures.ts';
import { claimText, receiptText, skillText, trustTitle } from './trust-words.ts';

/** Whether to believe today's number: what was said before today against what came, and the claim. */
@Component({
  selector: 'app-trust-strip',
  templateUrl: './trust-strip.html',
  styleUrl: './trust-strip.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrustStrip {
  readonly record = input.required<TrustRecord | undefined>();
  readonly claim = input.required<StoredClaim | undefined>();
  /** Which question's record it is, in a few words. */
  readonly of = input.required<string>();
  /** Date of the open session. */
  readonly date = input.required<string>();
  /** Probability of the leading outcome; undefined where nothing is said. */
  readonly p = input.required<number | undefined>();

  protected readonly receipt = computed(() => {
    const record = this.record();
    return record ? `${receiptText(record, this.p())} ${skillText(record)}` : '';
  });
  protected readonly claimWords = computed(() => {
    const claim = this.claim();
    return claim && claimText(claim, this.date());
  });
  protected readonly title = computed(() =>
    trustTitle({ record: this.record(), claim: this.claim() }, this.date()),
  );
  /** The picture in words. */
  protected readonly spoken = computed(() => {
    const bins = this.record()?.reliability?.bins ?? [];
    const words = bins.map(
      ({ said, came, count }) => `said ${percent(said)}, came ${percent(came)} of ${count}`,
    );
    const figures = words.length === 0 ? 'too little was said' : words.join('; ');
    return `Reliability before this day: ${figures}`;
  });
  /** Bins as places in a square of 100, said to the right and came true upwards. */
  protected readonly bins = computed(() =>
    (this.record()?.reliability?.bins ?? []).map(({ said, came, low, high, count }) => ({
      ...{ x: 100 * said, y: 100 - 100 * came, count },
      bar: `M${100 * said} ${100 - 100 * low}V${100 - 100 * high}`,
    })),
  );
}
