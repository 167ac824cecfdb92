import type { AddPanelPositionOptions, DockviewApi, IDockviewPanel } from 'dockview-core';
import { dockPanels, panelOf } from './panels.ts';

/** Where a panel stood when it was closed. */
type ClosedPlace = {
  /** Panels in the same tabs. */
  readonly besideIds: readonly string[];
  /** Panel of the group above it in its column; undefined at the top. */
  readonly aboveId: string | undefined;
  /** Panel of the group left of it; undefined at the left edge. */
  readonly leftId: string | undefined;
  readonly width: number;
  readonly height: number;
};

/** Where a panel goes, and how large; sizes of undefined are the library's to choose. */
export type PanelPlace = {
  readonly position: AddPanelPositionOptions | { direction: 'left' | 'right' };
  readonly width?: number;
  readonly height?: number;
};

/** Remembers where panels stood, so that one that is opened again comes back to its place. */
export class ClosedPlaces {
  readonly #places = new Map<string, ClosedPlace>();

  /** Before a panel is closed. */
  remember({ id, group, api }: IDockviewPanel, { groups }: DockviewApi): void {
    const own = group.element.getBoundingClientRect();
    const others = groups.map((other) => ({ other, box: other.element.getBoundingClientRect() }));
    const above = others
      .filter(({ box }) => box.bottom <= own.top + 1 && Math.abs(box.left - own.left) <= 1)
      .toSorted((a, b) => b.box.bottom - a.box.bottom);
    const before = others
      .filter(({ box }) => box.right <= own.left + 1)
      .toSorted((a, b) => b.box.right - a.box.right);
    this.#places.set(id, {
      besideIds: group.panels.map((panel) => panel.id).filter((other) => other !== id),
      aboveId: above.at(0)?.other.panels.at(0)?.id,
      leftId: before.at(0)?.other.panels.at(0)?.id,
      ...{ width: api.width, height: api.height },
    });
  }

  /** Where a panel goes now; to its home if it never stood anywhere, or its place is gone. */
  placeOf(id: string, dock: DockviewApi): PanelPlace {
    const place = this.#places.get(id);
    const isThere = (other: string): boolean => dock.getPanel(other) !== undefined;
    const beside = place?.besideIds.find(isThere);
    if (beside !== undefined) return { position: { referencePanel: beside, direction: 'within' } };
    if (place === undefined) return homeOf(id, dock);
    const { aboveId, leftId, width, height } = place;
    if (aboveId !== undefined) {
      if (!isThere(aboveId)) return homeOf(id, dock);
      return { position: { referencePanel: aboveId, direction: 'below' }, height };
    }
    const first = dock.groups.at(0);
    if (leftId === undefined && first !== undefined) {
      return { position: { referenceGroup: first, direction: 'left' }, width };
    }
    if (leftId !== undefined && isThere(leftId)) {
      return { position: { referencePanel: leftId, direction: 'right' }, width };
    }
    return { ...rightOfAll(dock), width };
  }
}

/** Where a panel opens that stood nowhere yet. */
function homeOf(id: string, dock: DockviewApi): PanelPlace {
  const home = panelOf(id)?.home;
  if (home === 'left') return { position: { direction: 'left' } };
  const kin = dockPanels.filter((panel) => panel.id !== id && panel.home === home);
  const beside = kin.find((panel) => dock.getPanel(panel.id) !== undefined);
  if (beside !== undefined) return { position: { referencePanel: beside.id, direction: 'within' } };
  const chart = dock.getPanel('chart');
  if (chart === undefined || home === 'side') return rightOfAll(dock);
  if (home === 'column') return { position: { referencePanel: 'chart', direction: 'right' } };
  const height = Math.round(chart.group.height / 2);
  return { position: { referencePanel: 'chart', direction: 'below' }, height };
}

function rightOfAll({ groups }: DockviewApi): PanelPlace {
  const last = groups.at(-1);
  if (last === undefined) return { position: { direction: 'right' } };
  return { position: { referenceGroup: last, direction: 'right' } };
}
