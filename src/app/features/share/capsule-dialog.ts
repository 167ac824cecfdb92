import { DialogRef } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { valueCount } from '../../../protocol/evidence-capsule.ts';
import { longDate } from '../../context/dates.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { levelStyles } from '../../context/level-style.ts';
import { grouped } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { CapsuleStore } from './capsule-store.ts';
import { capsuleChecks } from './capsule-checks.ts';

/** Digits that differ and are named one by one. */
const NAMED_MAX = 8;

/** What a capsule is of, and whether this lake says the same, digit for digit. */
@Component({
  selector: 'app-capsule-dialog',
  imports: [Icon],
  templateUrl: './capsule-dialog.html',
  styleUrls: ['../../ui/dialog.css', './share-dialog.css', './capsule-dialog.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'float' },
})
export class CapsuleDialog {
  protected readonly dialog = inject(DialogRef);
  protected readonly store = inject(CapsuleStore);
  readonly #evidence = inject(EvidenceStore);

  protected readonly what = computed(() => {
    const moment = this.store.opened()?.capsule.moment;
    if (moment === undefined) return '';
    const known = Object.entries(levelStyles).find(([kind]) => kind === moment.level);
    const level = known?.[1].name ?? `${moment.name ?? 'own level'} at ${moment.level}`;
    return `${moment.symbol}, ${longDate(moment.date)}, ${moment.clock}, ${level}`;
  });
  protected readonly verdict = computed(() => {
    const [differences, opened] = [this.store.differences(), this.store.opened()];
    if (opened === undefined) return 'No capsule';
    if (!this.store.isHere()) return 'Not in this lake';
    if (differences === undefined) {
      return this.#evidence.absence() === undefined ? 'Asking…' : 'Cannot be asked here';
    }
    return differences.length === 0 ? 'Equal' : 'Differs';
  });
  protected readonly words = computed(() => {
    const [differences, opened] = [this.store.differences(), this.store.opened()];
    if (opened === undefined) return this.store.failure() ?? '';
    if (!this.store.isHere()) return 'The lake has no such session. Nothing was opened.';
    if (differences === undefined) return this.#evidence.absence() ?? 'The past is asked again.';
    const count = grouped(valueCount(opened.capsule.said));
    if (differences.length === 0) return `All ${count} figures and words are equal to the bit.`;
    const digits = differences.filter(({ what }) => what.startsWith('answer')).length;
    if (digits === 0) return `All ${count} figures and words are equal, though made of other data.`;
    return `${grouped(digits)} of ${count} figures and words are others here.`;
  });
  protected readonly checks = computed(() => {
    const [differences, opened] = [this.store.differences(), this.store.opened()];
    return differences === undefined || opened === undefined ? [] : capsuleChecks(differences);
  });
  protected readonly digits = computed(() =>
    (this.store.differences() ?? [])
      .filter(({ what }) => what.startsWith('answer.'))
      .slice(0, NAMED_MAX)
      .map(({ what, ...sides }) => ({ what: what.replace(/^answer\.(answers\.)?/, ''), ...sides })),
  );
}
