import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LostPart } from '../../ui/lost-part.ts';
import { CinemaPanel } from './cinema-panel.ts';

/** The place of the films; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-cinema',
  imports: [LostPart, CinemaPanel],
  template: `
    @defer (on immediate) {
      <app-cinema-panel />
    } @error {
      <app-lost-part name="Cinema" />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Cinema {}
