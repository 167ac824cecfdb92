import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CursorStore } from '../../context/cursor-store.ts';
import { longDate } from '../../context/dates.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { zonedClockAt } from '../../context/session-frame.ts';
import { SessionLink } from '../../context/session-link.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { CapsuleStore } from './capsule-store.ts';
import { LinkCopy } from './link-copy.ts';
import { originFacts, viewFacts } from './shared-facts.ts';
import type { SharedFact } from './shared-facts.ts';

/** What a link to this moment carries, and what it does not. */
@Component({
  selector: 'app-share-dialog',
  imports: [Icon],
  templateUrl: './share-dialog.html',
  styleUrls: ['../../ui/dialog.css', './share-dialog.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class ShareDialog {
  protected readonly dialog = inject(DialogRef);
  protected readonly link = inject(SessionLink);
  protected readonly share = inject(LinkCopy);
  protected readonly capsules = inject(CapsuleStore);
  readonly #evidence = inject(EvidenceStore);
  readonly #sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);
  readonly #selected = inject(SelectedLevel);

  protected readonly moment = computed((): readonly SharedFact[] => {
    const [session, frame] = [this.#sessions.session(), this.#sessions.frame()];
    const [atS, level] = [this.#cursor.atS(), this.#selected.now()];
    if (session === undefined || frame === undefined || atS === undefined) return [];
    const own = level.id.startsWith('own-') ? ` at ${fixed(level.px, frame.decimals)}` : '';
    return [
      { name: 'Session', value: `${session.symbol}, ${longDate(session.date)}` },
      { name: 'Clock', value: zonedClockAt(frame, atS) },
      { name: 'Level', value: level.name + own },
    ];
  });
  protected readonly view = computed(() => {
    const state = this.link.state();
    return state === undefined ? [] : viewFacts(state);
  });
  protected readonly origin = computed(() => {
    const state = this.link.state();
    return state === undefined ? [] : originFacts(state);
  });

  /** Why there is no capsule to save. */
  protected readonly noCapsule = computed(() => {
    const absence = this.#evidence.absence();
    return absence === undefined ? 'The past is being asked.' : `No evidence: ${absence}.`;
  });

  protected selectAll(event: FocusEvent): void {
    if (event.target instanceof HTMLTextAreaElement) event.target.select();
  }
}
