import { ChangeDetectionStrategy, Component } from '@angular/core';
import { QualityPanel } from './quality-panel.ts';

/** The place of the data quality panel; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-data-quality',
  imports: [QualityPanel],
  template: '@defer (on immediate) { <app-quality-panel /> }',
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataQuality {}
