import { CdkMenuModule } from '@angular/cdk/menu';
import {
  ChangeDetectionStrategy,
  Component,
  afterRenderEffect,
  computed,
  inject,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { labFormats } from '../../../protocol/lab-api.ts';
import { ClockStore } from '../../context/clock-store.ts';
import { PanelFocus } from '../../context/panel-focus.ts';
import { SessionStore } from '../../context/session-store.ts';
import { fixed, grouped } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { reachOf } from './answer-age.ts';
import { labExamples } from './lab-examples.ts';
import type { LabExample } from './lab-examples.ts';
import { LabStore } from './lab-store.ts';
import { ResultsGrid } from './results-grid.ts';
import { SchemaBrowser } from './schema-browser.ts';

/** SQL over the lake: what tables there are, a question, and what came of it. */
@Component({
  selector: 'app-query-lab-panel',
  imports: [CdkMenuModule, Icon, ResultsGrid, SchemaBrowser],
  templateUrl: './query-lab-panel.html',
  styleUrls: ['../../ui/panel.css', '../../ui/switch.css', './query-lab-panel.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueryLabPanel {
  protected readonly lab = inject(LabStore);
  protected readonly sessions = inject(SessionStore);
  readonly #clock = inject(ClockStore);
  protected readonly editor = viewChild.required<ElementRef<HTMLTextAreaElement>>('editor');

  constructor() {
    // Who opens the lab asks soon.
    void this.sessions.startSql();
    const focus = inject(PanelFocus);
    afterRenderEffect(() => {
      if (focus.wished() !== 'query') return;
      this.editor().nativeElement.focus();
      focus.wish(undefined);
    });
  }

  protected readonly examples = labExamples;
  protected readonly formats = labFormats.map((format) => ({
    format,
    name: { csv: 'CSV', parquet: 'Parquet', arrow: 'Arrow' }[format],
  }));
  protected readonly isSynthetic = computed(() =>
    this.sessions.sessions().some(({ synthetic }) => synthetic),
  );
  /** Up to where the answer saw the lake. */
  readonly #reach = computed(() => {
    const [asked, session] = [this.lab.asked(), this.sessions.session()];
    return asked === undefined ? '' : reachOf(asked, session, this.#clock.zone());
  });
  /** Why there are no rows of an answer that is there; undefined if there are. */
  protected readonly hidden = computed(() => {
    if (!this.lab.isAhead()) return undefined;
    return `This answer knows ${this.#reach()}, and so what comes after the cursor.`;
  });
  /** What came out, in a line; how many rows there are is part of what is hidden. */
  protected readonly summary = computed(() => {
    const answer = this.lab.answer();
    if (answer === undefined) return '';
    if (this.hidden() !== undefined) return 'The answer is hidden.';
    const { rowCount, isCut, readMs, runMs, tables } = answer;
    const rows = isCut ? `the first ${grouped(rowCount)} rows; a file has all` : rowsText(rowCount);
    const read = readMs >= 1 ? `, read in ${fixed(readMs, 0)} ms` : '';
    const short = tables
      .filter(({ sessionCount, lakeCount }) => sessionCount < lakeCount)
      .map((t) => `${t.table}: the newest ${t.sessionCount} of ${t.lakeCount} sessions`);
    const came = `${rows} in ${fixed(runMs, 0)} ms${read}`;
    return [`Of ${this.#reach()}: ${came}`, ...short].join('; ');
  });

  protected write(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) this.lab.write(event.target.value);
  }

  protected keyed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.lab.ask();
  }

  protected take({ sql }: LabExample): void {
    this.lab.write(sql);
    void this.lab.ask();
  }

  /** Puts a name where the caret stands. */
  protected insert(name: string): void {
    const editor = this.editor().nativeElement;
    editor.setRangeText(name, editor.selectionStart, editor.selectionEnd, 'end');
    this.lab.write(editor.value);
    editor.focus();
  }
}

function rowsText(count: number): string {
  return count === 1 ? '1 row' : `${grouped(count)} rows`;
}
