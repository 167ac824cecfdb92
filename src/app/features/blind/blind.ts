import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LostPart } from '../../ui/lost-part.ts';
import { BlindPanel } from './blind-panel.ts';

/** The place of blind replay; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-blind',
  imports: [BlindPanel, LostPart],
  template: `
    @defer (on immediate) {
      <app-blind-panel />
    } @error {
      <app-lost-part name="Blind replay" />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Blind {}
