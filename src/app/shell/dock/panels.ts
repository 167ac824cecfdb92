import type { Type } from '@angular/core';
import { Blind } from '../../features/blind/blind.ts';
import { ChartPanel } from '../../features/chart/chart-panel.ts';
import { Cinema } from '../../features/cinema/cinema.ts';
import { EvidencePanel } from '../../features/evidence/evidence-panel.ts';
import { LadderPanel } from '../../features/ladder/ladder-panel.ts';
import { LevelsPanel } from '../../features/levels/levels-panel.ts';
import { NotesPanel } from '../../features/notes/notes-panel.ts';
import { Compare } from '../../features/compare/compare.ts';
import { QueryLab } from '../../features/query-lab/query-lab.ts';
import { DataQuality } from '../../features/quality/data-quality.ts';
import { SetupMap } from '../../features/setup-map/setup-map.ts';

/** What tells one panel of the desk from another; stored in layouts, so never renamed. */
export type PanelId =
  | 'chart'
  | 'ladder'
  | 'evidence'
  | 'levels'
  | 'cinema'
  | 'map'
  | 'blind'
  | 'notes'
  | 'compare'
  | 'query'
  | 'quality';

/**
 * Left of everything; a column right of the chart; in tabs at the side; or below the chart, for what
 * is wide, because a column beside it would leave neither enough.
 */
export type PanelHome = 'left' | 'column' | 'side' | 'below';

/** A panel that can be docked. */
export type DockPanel = {
  readonly id: PanelId;
  readonly title: string;
  readonly component: Type<unknown>;
  /** Narrower than this a panel cannot be read, px. */
  readonly widthMin: number;
  /** Where it opens when it stood nowhere yet. */
  readonly home: PanelHome;
  /** Whether it tells nothing that blind replay hides; all others are behind a curtain then. */
  readonly isForBlind?: true;
};

const narrow = { home: 'side' } as const;
const wide = { home: 'below' } as const;
/** Nothing that blind replay hides. */
const open = { isForBlind: true } as const;

/** Every panel of the desk, in the order of the menu. */
export const dockPanels: readonly DockPanel[] = [
  { id: 'chart', title: 'Chart', component: ChartPanel, widthMin: 360, home: 'left', ...open },
  { id: 'ladder', title: 'Ladder', component: LadderPanel, widthMin: 336, home: 'column', ...open },
  { id: 'evidence', title: 'Evidence', component: EvidencePanel, widthMin: 336, ...narrow },
  { id: 'levels', title: 'Levels', component: LevelsPanel, widthMin: 280, ...narrow, ...open },
  { id: 'cinema', title: 'Cinema', component: Cinema, widthMin: 460, ...wide },
  { id: 'map', title: 'Setup map', component: SetupMap, widthMin: 320, ...wide },
  { id: 'blind', title: 'Blind replay', component: Blind, widthMin: 320, ...narrow, ...open },
  { id: 'notes', title: 'Notes', component: NotesPanel, widthMin: 260, ...narrow },
  { id: 'compare', title: 'Compare', component: Compare, widthMin: 460, ...wide },
  { id: 'query', title: 'Query lab', component: QueryLab, widthMin: 420, ...wide },
  { id: 'quality', title: 'Data quality', component: DataQuality, widthMin: 360, ...wide },
];

/** The panel of an id; undefined for a word from a layout of another version. */
export function panelOf(id: string): DockPanel | undefined {
  return dockPanels.find((panel) => panel.id === id);
}
