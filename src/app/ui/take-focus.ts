import { Directive, ElementRef, afterNextRender, inject } from '@angular/core';

/** Puts the focus into a field as it appears, its text selected. */
@Directive({ selector: 'input[appTakeFocus]' })
export class TakeFocus {
  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLInputElement>>(ElementRef);
    afterNextRender(() => {
      nativeElement.focus();
      nativeElement.select();
    });
  }
}
