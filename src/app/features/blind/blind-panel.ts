import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { BlindStore } from '../../context/blind/blind-store.ts';
import { Commands } from '../../context/commands/commands.ts';
import { BlindQuestion } from './blind-question.ts';
import { BlindRecord } from './blind-record.ts';
import { BlindResult } from './blind-result.ts';

/** Blind replay: what is asked, what came of it, and whether the analyst adds to the machine. */
@Component({
  selector: 'app-blind-panel',
  imports: [BlindQuestion, BlindRecord, BlindResult],
  templateUrl: './blind-panel.html',
  styleUrls: ['../../ui/panel.css', './blind-panel.css', './blind-text.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BlindPanel {
  protected readonly blind = inject(BlindStore);
  protected readonly commands = inject(Commands);

  protected readonly word = computed(() => {
    switch (this.blind.stage()) {
      case 'asked':
        return 'date, prices and future hidden';
      case 'drawing':
        return 'drawing an approach';
      case 'answering':
        return 'asking the machine';
      default:
        return '';
    }
  });
}
