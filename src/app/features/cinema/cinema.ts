import { ChangeDetectionStrategy, Component } from '@angular/core';
import { CinemaPanel } from './cinema-panel.ts';

/** The place of the films; the panel itself is loaded when it is first opened. */
@Component({
  selector: 'app-cinema',
  imports: [CinemaPanel],
  template: '@defer (on immediate) { <app-cinema-panel /> }',
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Cinema {}
