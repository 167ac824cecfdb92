import type { AddPanelPositionOptions, DockviewApi, IDockviewPanel } from 'dockview-core';
import { dockPanels, panelOf } from './panels.ts';

/** Where a panel stood when it was closed. */
type ClosedPlace = {
  /** Panels in the same tabs. */
  readonly besideIds: readonly string[];
  /** Panel of the group left of it; undefined at the left edge. */
  readonly leftId: string | undefined;
  readonly width: number;
};

/** Remembers where panels stood, so that one that is opened again comes back to its place. */
export class ClosedPlaces {
  readonly #places = new Map<string, ClosedPlace>();

  /** Before a panel is closed. */
  remember({ id, group, api }: IDockviewPanel, { groups }: DockviewApi): void {
    const { left } = group.element.getBoundingClientRect();
    const before = groups
      .map((other) => ({ other, right: other.element.getBoundingClientRect().right }))
      .filter(({ right }) => right <= left + 1)
      .toSorted((a, b) => b.right - a.right)
      .at(0);
    this.#places.set(id, {
      besideIds: group.panels.map((panel) => panel.id).filter((other) => other !== id),
      leftId: before?.other.panels.at(0)?.id,
      width: api.width,
    });
  }

  /**
   * Where a panel goes now, and how wide. One that was not open yet goes under the chart if it is
   * wide; right of everything otherwise, and if its place is gone.
   */
  placeOf(
    id: string,
    dock: DockviewApi,
  ): { readonly position: AddPanelPositionOptions | { direction: 'right' }; width?: number } {
    const place = this.#places.get(id);
    const beside = place?.besideIds.find((other) => dock.getPanel(other) !== undefined);
    if (beside !== undefined) return { position: { referencePanel: beside, direction: 'within' } };
    const last = dock.groups.at(-1);
    if (last === undefined) return { position: { direction: 'right' } };
    if (place === undefined) {
      return { position: underChart(id, dock) ?? { referenceGroup: last, direction: 'right' } };
    }
    const { leftId, width } = place;
    if (leftId === undefined) {
      const first = dock.groups.at(0) ?? last;
      return { position: { referenceGroup: first, direction: 'left' }, width };
    }
    const isThere = dock.getPanel(leftId) !== undefined;
    const position: AddPanelPositionOptions = isThere
      ? { referencePanel: leftId, direction: 'right' }
      : { referenceGroup: last, direction: 'right' };
    return { position, width };
  }
}

/** Under the chart, behind the tabs of what is there already; undefined for what is not wide. */
function underChart(id: string, dock: DockviewApi): AddPanelPositionOptions | undefined {
  if (panelOf(id)?.isWide !== true) return undefined;
  const other = dockPanels.find((panel) => panel.isWide && dock.getPanel(panel.id) !== undefined);
  if (other !== undefined) return { referencePanel: other.id, direction: 'within' };
  return dock.getPanel('chart') && { referencePanel: 'chart', direction: 'below' };
}
