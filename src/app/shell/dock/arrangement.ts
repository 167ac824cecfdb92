import type { SerializedDockview } from 'dockview-core';

/** One column of a workspace: groups of panels from top to bottom. */
export type Column = {
  /** px; the column without one takes what the others leave. */
  readonly width?: number;
  readonly groups: readonly Group[];
};

/** Panels behind one another, the first in front. */
export type Group = {
  readonly panels: readonly string[];
  /** Share of the column's height; equal shares without one. */
  readonly share?: number;
};

/** Panels from left to right. */
export type Arrangement = readonly Column[];

/** What a panel is called and how narrow it may become. */
export type PanelFacts = { readonly title: string; readonly widthMin: number };

/** The library's word; its enum is a value of the lazy bundle, and only the word is stored. */
const horizontal: unknown = 'HORIZONTAL';

type Size = { readonly width: number; readonly height: number };
type Node = SerializedDockview['grid']['root'];

/**
 * An arrangement as the docking library stores a layout.
 *
 * @param factsOf facts of a panel; a panel without them is left out.
 */
export function layoutOf(
  arrangement: Arrangement,
  { width, height }: Size,
  factsOf: (id: string) => PanelFacts | undefined,
): SerializedDockview {
  const columns = arrangement
    .map((column) => ({ ...column, groups: knownGroups(column.groups, factsOf) }))
    .filter(({ groups }) => groups.length > 0);
  const taken = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const rest = columns.filter((column) => column.width === undefined).length;
  const nodes = columns.map((column, index) =>
    columnNode(column.groups, {
      size: column.width ?? Math.max(0, width - taken) / Math.max(1, rest),
      height,
      name: `g${index}`,
    }),
  );
  return layoutOfNodes(nodes, { width, height }, factsOf);
}

/** A layout of nodes side by side, as the docking library stores it. */
export function layoutOfNodes(
  nodes: readonly Node[],
  { width, height }: Size,
  factsOf: (id: string) => PanelFacts | undefined,
): SerializedDockview {
  return {
    grid: {
      root: { type: 'branch', data: [...nodes], size: height },
      width,
      height,
      orientation: horizontal as SerializedDockview['grid']['orientation'],
    },
    panels: Object.fromEntries(panelsIn(nodes).map((id) => [id, panelState(id, factsOf(id))])),
    activeGroup: 'g0.0',
  };
}

/** Panels of nodes, in their order. */
function panelsIn(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap(({ data }) =>
    Array.isArray(data) ? panelsIn(data) : (data as { views: readonly string[] }).views,
  );
}

function knownGroups(
  groups: readonly Group[],
  factsOf: (id: string) => PanelFacts | undefined,
): readonly Group[] {
  return groups
    .map((group) => ({
      ...group,
      panels: group.panels.filter((id) => factsOf(id) !== undefined),
    }))
    .filter(({ panels }) => panels.length > 0);
}

function columnNode(
  groups: readonly Group[],
  { size, height, name }: { size: number; height: number; name: string },
): Node {
  const leaf = (group: Group, index: number, leafSize: number): Node => ({
    type: 'leaf',
    size: leafSize,
    data: {
      id: `${name}.${index}`,
      views: [...group.panels],
      activeView: group.panels.at(0) ?? '',
      hideHeader: group.panels.length < 2,
    },
  });
  const only = groups.at(0);
  if (only !== undefined && groups.length === 1) return leaf(only, 0, size);
  const total = groups.reduce((sum, { share }) => sum + (share ?? 1), 0);
  const data = groups.map((group, i) => leaf(group, i, (height * (group.share ?? 1)) / total));
  return { type: 'branch', size, data };
}

function panelState(
  id: string,
  facts: PanelFacts | undefined,
): SerializedDockview['panels'][string] {
  return {
    id,
    contentComponent: id,
    title: facts?.title ?? id,
    minimumWidth: facts?.widthMin ?? 0,
    minimumHeight: 120,
  };
}
