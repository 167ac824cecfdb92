import type { Type } from '@angular/core';
import { BlindPanel } from '../../features/blind/blind-panel.ts';
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

/** A panel that can be docked. */
export type DockPanel = {
  readonly id: PanelId;
  readonly title: string;
  readonly component: Type<unknown>;
  /** Narrower than this a panel cannot be read, px. */
  readonly widthMin: number;
  /** Whether it is wide rather than high: it opens under the chart, not as one more column. */
  readonly isWide?: true;
  /** Whether it tells nothing that blind replay hides; all others are behind a curtain then. */
  readonly isForBlind?: true;
};

/** Every panel of the desk, in the order of the menu. */
export const dockPanels: readonly DockPanel[] = [
  { id: 'chart', title: 'Chart', component: ChartPanel, widthMin: 360, isForBlind: true },
  { id: 'ladder', title: 'Ladder', component: LadderPanel, widthMin: 336, isForBlind: true },
  { id: 'evidence', title: 'Evidence', component: EvidencePanel, widthMin: 336 },
  { id: 'levels', title: 'Levels', component: LevelsPanel, widthMin: 280, isForBlind: true },
  { id: 'cinema', title: 'Cinema', component: Cinema, widthMin: 420, isWide: true },
  { id: 'map', title: 'Setup map', component: SetupMap, widthMin: 320, isWide: true },
  { id: 'blind', title: 'Blind replay', component: BlindPanel, widthMin: 320, isForBlind: true },
  { id: 'notes', title: 'Notes', component: NotesPanel, widthMin: 260 },
  { id: 'compare', title: 'Compare', component: Compare, widthMin: 420, isWide: true },
  { id: 'query', title: 'Query lab', component: QueryLab, widthMin: 420, isWide: true },
  { id: 'quality', title: 'Data quality', component: DataQuality, widthMin: 360, isWide: true },
];

/** The panel of an id; undefined for a word from a layout of another version. */
export function panelOf(id: string): DockPanel | undefined {
  return dockPanels.find((panel) => panel.id === id);
}
