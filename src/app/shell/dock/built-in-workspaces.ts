import type { Arrangement } from './arrangement.ts';

/** Widths of the columns at the density in use, px. */
export type ColumnWidths = { readonly ladder: number; readonly levels: number };

/** A workspace that comes with the app. */
export type BuiltInWorkspace = {
  readonly name: string;
  /** Who it is for, in a few words. */
  readonly use: string;
  readonly arrange: (widths: ColumnWidths) => Arrangement;
};

/** The workspaces that come with the app; the first is what a first visit sees. */
export const builtInWorkspaces: readonly BuiltInWorkspace[] = [
  {
    name: 'Trader',
    use: 'chart, pressure and levels side by side',
    arrange: ({ ladder, levels }) => [
      { groups: [{ panels: ['chart'] }] },
      { width: ladder, groups: [{ panels: ['ladder'] }] },
      { width: levels, groups: [{ panels: ['evidence', 'levels', 'notes'] }] },
    ],
  },
  {
    name: 'Analyst',
    use: 'the chart over the films of its neighbors, the rest behind tabs',
    arrange: ({ levels }) => [
      {
        groups: [
          { panels: ['chart'], share: 2 },
          { panels: ['cinema', 'map'], share: 2 },
        ],
      },
      { width: levels, groups: [{ panels: ['evidence', 'ladder', 'levels', 'notes'] }] },
    ],
  },
  {
    name: 'Lab',
    use: 'tables first, the chart above them',
    arrange: ({ levels }) => [
      {
        groups: [
          { panels: ['chart'], share: 2 },
          { panels: ['query', 'quality', 'ladder'], share: 2 },
        ],
      },
      { width: levels, groups: [{ panels: ['levels'] }] },
    ],
  },
];
