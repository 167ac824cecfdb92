import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  output,
  signal,
} from '@angular/core';
import { lakeTables } from '../../../contracts/lake-tables.ts';
import { SessionStore } from '../../context/session-store.ts';
import { grouped } from '../../ui/figures.ts';

/** The lake's tables, and what their columns are: names, units and meaning from the contracts. */
@Component({
  selector: 'app-schema-browser',
  templateUrl: './schema-browser.html',
  styleUrl: './schema-browser.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SchemaBrowser {
  readonly #sessions = inject(SessionStore);
  /** Name that was clicked. */
  readonly picked = output<string>();
  protected readonly opened = signal<string | undefined>(undefined);

  protected readonly tables = computed(() => {
    const rows = new Map<string, { rowCount: number; sessionCount: number }>();
    for (const { tables } of this.#sessions.sessions()) {
      for (const [table, { rowCount }] of Object.entries(tables)) {
        const sum = rows.get(table) ?? { rowCount: 0, sessionCount: 0 };
        rows.set(table, {
          rowCount: sum.rowCount + rowCount,
          sessionCount: sum.sessionCount + 1,
        });
      }
    }
    return lakeTables.flatMap(({ table, row, columns }) => {
      const sum = rows.get(table);
      if (sum === undefined) return [];
      const { rowCount, sessionCount } = sum;
      const days = sessionCount === 1 ? '1 session' : `${sessionCount} sessions`;
      return [{ table, row, columns, size: grouped(rowCount), title: `${row}; ${days}` }];
    });
  });

  protected toggle(table: string): void {
    this.opened.update((opened) => (opened === table ? undefined : table));
  }
}
