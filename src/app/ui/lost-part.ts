import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input } from '@angular/core';

/** Stands where a part of the app belongs that cannot be fetched, and leads to it. */
@Component({
  selector: 'app-lost-part',
  templateUrl: './lost-part.html',
  styleUrl: './lost-part.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LostPart {
  readonly name = input.required<string>();
  readonly #document = inject(DOCUMENT);

  protected reload(): void {
    this.#document.location.reload();
  }
}
