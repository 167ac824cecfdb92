import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LostPart } from '../../ui/lost-part.ts';
import { QueryLabPanel } from './query-lab-panel.ts';

/** The place of the query lab; the lab itself is loaded when it is first opened. */
@Component({
  selector: 'app-query-lab',
  imports: [LostPart, QueryLabPanel],
  template: `
    @defer (on immediate) {
      <app-query-lab-panel />
    } @error {
      <app-lost-part name="Query lab" />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueryLab {}
