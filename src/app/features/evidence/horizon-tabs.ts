import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { HorizonMin } from '../../../domain/episodes/outcome.ts';
import type { HorizonGlance } from '../../../protocol/evidence-api.ts';

const horizons = [2, 5, 8, 15] as const satisfies readonly HorizonMin[];
const words = ['BREAK', 'REJECT', 'CHOP'];

/** The same question with more or less time: a choice that shows what each would say. */
@Component({
  selector: 'app-horizon-tabs',
  templateUrl: './horizon-tabs.html',
  styleUrl: './horizon-tabs.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HorizonTabs {
  readonly glances = input.required<readonly HorizonGlance[]>();
  readonly chosen = input.required<HorizonMin>();
  readonly chose = output<HorizonMin>();

  protected readonly tabs = computed(() =>
    horizons.map((horizonMin) => {
      const counts = this.glances().find((glance) => glance.horizonMin === horizonMin)?.counts;
      return {
        horizonMin,
        text: counts?.join(' · ') ?? '–',
        parts: (counts ?? []).map((count, i) => ({ count, word: words[i] })),
      };
    }),
  );
}
