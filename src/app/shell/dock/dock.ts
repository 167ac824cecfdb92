import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  inject,
} from '@angular/core';
import { Docking } from './docking.ts';
import { PanelFrame } from './panel-frame.ts';

/** The middle of the desk, where panels are docked. */
@Component({
  selector: 'app-dock',
  template: '',
  styles: ':host { display: block; min-width: 0; min-height: 0; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dock {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    const [docking, destroyRef] = [inject(Docking), inject(DestroyRef)];
    afterNextRender(() => void docking.attach(nativeElement, PanelFrame, destroyRef));
  }
}
