import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  inject,
} from '@angular/core';
import { LostPart } from '../../ui/lost-part.ts';
import { Docking } from './docking.ts';
import { PanelFrame } from './panel-frame.ts';

/** The middle of the desk, where panels are docked. */
@Component({
  selector: 'app-dock',
  imports: [LostPart],
  template: `
    @if (docking.isLost()) {
      <app-lost-part name="What holds the panels" />
    }
  `,
  styles: ':host { display: block; min-width: 0; min-height: 0; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dock {
  protected readonly docking = inject(Docking);

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => void this.docking.attach(nativeElement, PanelFrame, destroyRef));
  }
}
