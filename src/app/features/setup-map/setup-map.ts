import { ChangeDetectionStrategy, Component } from '@angular/core';
import { SetupMapPanel } from './setup-map-panel.ts';

/** The place of the setup map; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-setup-map',
  imports: [SetupMapPanel],
  template: '@defer (on immediate) { <app-setup-map-panel /> }',
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetupMap {}
