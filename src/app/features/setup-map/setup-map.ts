import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LostPart } from '../../ui/lost-part.ts';
import { SetupMapPanel } from './setup-map-panel.ts';

/** The place of the setup map; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-setup-map',
  imports: [LostPart, SetupMapPanel],
  template: `
    @defer (on immediate) {
      <app-setup-map-panel />
    } @error {
      <app-lost-part name="Setup map" />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetupMap {}
