import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StoredClaim, TrustRecord } from '../../../protocol/evidence-api.ts';
import { claimText, receiptText, skillText } from './trust-words.ts';

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
    this.claim()?.claim === 'edge' ? 'Edge' : 'Base rate: no demonstrated edge',
  );
  /** Bins as places in a square of 100, said to the right and came true upwards. */
  protected readonly bins = computed(() =>
    (this.record()?.reliability?.bins ?? []).map(({ said, came, low, high, count }) => ({
      ...{ x: 100 * said, y: 100 - 100 * came, count },
      bar: `M${100 * said} ${100 - 100 * low}V${100 - 100 * high}`,
    })),
  );
}
