import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../../ui/icon.ts';
import { LineSample } from '../../ui/line-sample.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import { MISSING } from '../../ui/figures.ts';
import { unwrittenText } from './level-card-view.ts';
import type { CardView } from './level-card-view.ts';
import { SPARK } from './spark-path.ts';

/** One level at a glance: where it is, how price stands to it, what the past says, its lamps. */
@Component({
  selector: 'app-level-card',
  imports: [Icon, LineSample, OutcomeMark],
  templateUrl: './level-card-face.html',
  styleUrl: './level-card-face.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LevelCardFace {
  readonly card = input.required<CardView>();
  /** The key that selects it; empty without one. */
  readonly key = input.required<string>();
  /** Tooltip of the pin, with its key. */
  readonly pinHint = input.required<string>();
  readonly chosen = output();
  readonly pinToggled = output();

  protected readonly spark = SPARK;
  protected readonly missing = MISSING;
  protected readonly text = computed(() => unwrittenText(this.card()));
}
