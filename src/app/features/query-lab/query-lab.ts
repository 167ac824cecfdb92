import { ChangeDetectionStrategy, Component } from '@angular/core';
import { QueryLabPanel } from './query-lab-panel.ts';

/** The place of the query lab; the lab itself is loaded when it is first opened. */
@Component({
  selector: 'app-query-lab',
  imports: [QueryLabPanel],
  template: '@defer (on immediate) { <app-query-lab-panel /> }',
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueryLab {}
