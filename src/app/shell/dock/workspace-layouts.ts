import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { SerializedDockview } from 'dockview-core';
import { layoutOf } from './arrangement.ts';
import { builtInWorkspaces } from './built-in-workspaces.ts';
import { panelOf } from './panels.ts';
import { WorkspaceStore } from './workspace-store.ts';

/** The dock's size, px. */
type DockSize = { readonly width: number; readonly height: number };

/** Layouts of workspaces as the docking library stores them. */
@Injectable({ providedIn: 'root' })
export class WorkspaceLayouts {
  readonly #workspaces = inject(WorkspaceStore);
  readonly #document = inject(DOCUMENT);

  /**
   * The desk as it was left, or as its workspace begins.
   *
   * @throws Error if it was left with a panel that the desk no longer has.
   */
  inUse(size: DockSize): SerializedDockview {
    const kept = this.#workspaces.layout();
    if (kept !== undefined) return knownOnly(kept);
    return this.named(this.#workspaces.current(), size) ?? this.first(size);
  }

  /**
   * A workspace as it was saved, or as it comes with the app; undefined if there is none.
   *
   * @throws Error if it was saved with a panel that the desk no longer has.
   */
  named(name: string, size: DockSize): SerializedDockview | undefined {
    const own = this.#workspaces.own().find((workspace) => workspace.name === name);
    if (own !== undefined) return knownOnly(own.layout);
    const builtIn = builtInWorkspaces.find((workspace) => workspace.name === name);
    return builtIn && layoutOf(builtIn.arrange(this.#columnWidths()), size, panelOf);
  }

  /** What a first visit sees. */
  first(size: DockSize): SerializedDockview {
    const arrangement = builtInWorkspaces.at(0)?.arrange(this.#columnWidths());
    return layoutOf(arrangement ?? [], size, panelOf);
  }

  #columnWidths(): { ladder: number; levels: number } {
    const style = getComputedStyle(this.#document.documentElement);
    const px = (token: string): number => parseFloat(style.getPropertyValue(token));
    return { ladder: px('--w-ladder'), levels: px('--w-levels') };
  }
}

function knownOnly(layout: SerializedDockview): SerializedDockview {
  const lost = Object.keys(layout.panels).find((id) => panelOf(id) === undefined);
  if (lost !== undefined) throw new Error(`layout: expected panels of the desk, found ${lost}`);
  return layout;
}
