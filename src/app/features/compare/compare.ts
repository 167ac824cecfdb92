import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LostPart } from '../../ui/lost-part.ts';
import { ComparePanel } from './compare-panel.ts';

/** The place of the second session; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-compare',
  imports: [LostPart, ComparePanel],
  template: `
    @defer (on immediate) {
      <app-compare-panel />
    } @error {
      <app-lost-part name="Compare" />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Compare {}
