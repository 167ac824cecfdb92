import { ChangeDetectionStrategy, Component } from '@angular/core';
import { ComparePanel } from './compare-panel.ts';

/** The place of the second session; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-compare',
  imports: [ComparePanel],
  template: '@defer (on immediate) { <app-compare-panel /> }',
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Compare {}
