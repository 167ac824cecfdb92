import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LostPart } from '../../ui/lost-part.ts';
import { QualityPanel } from './quality-panel.ts';

/** The place of the data quality panel; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-data-quality',
  imports: [LostPart, QualityPanel],
  template: `
    @defer (on immediate) {
      <app-quality-panel />
    } @error {
      <app-lost-part name="Data quality" />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataQuality {}
