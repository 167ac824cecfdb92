import { DOCUMENT, Injectable, effect, inject, signal, untracked } from '@angular/core';
import type { DestroyRef, Type } from '@angular/core';
import type { DockviewApi } from 'dockview-core';
import { Subject, debounceTime } from 'rxjs';
import { DeskLayoutStore } from '../../context/desk-layout-store.ts';
import { BlindStore } from '../../context/blind/blind-store.ts';
import { PanelStore } from '../../context/panel-store.ts';
import type { LinkWorkspace } from '../../../protocol/link-state.ts';
import { ClosedPlaces } from './closed-places.ts';
import { FramedPanels, frameOf } from './framed-panel.ts';
import { gridText, layoutOfText } from './grid-text.ts';
import { dockPanels, panelOf } from './panels.ts';
import type { PanelId } from './panels.ts';
import { WorkspaceLayouts } from './workspace-layouts.ts';
import { WorkspaceStore } from './workspace-store.ts';

/** A dragged border changes the layout with every frame; it is kept when it rests, all else at once. */
const LAYOUT_REST_MS = 150;
/** What one key press adds to a panel's width or height, px. */
const RESIZE_STEP = 40;

/** Where a panel goes beside everything else. */
export type DeskEdge = 'left' | 'right' | 'above' | 'below';

/** The hand on the docking library: which panels are open, where they stand, how wide they are. */
@Injectable({ providedIn: 'root' })
export class Docking {
  readonly #workspaces = inject(WorkspaceStore);
  readonly #links = inject(DeskLayoutStore);
  readonly #front = inject(PanelStore);
  readonly #blind = inject(BlindStore);
  readonly #layouts = inject(WorkspaceLayouts);
  readonly #frames = inject(FramedPanels);
  readonly #document = inject(DOCUMENT);
  readonly #changed = new Subject<void>();
  readonly #closed = new ClosedPlaces();
  readonly #open = signal<readonly PanelId[]>([], { equal: (a, b) => a.join() === b.join() });
  #api: DockviewApi | undefined;
  #dragged: string | undefined;
  /** Whether the panels stand as a link wished: the reader's own places stay remembered. */
  #isVisiting = false;
  readonly #isLost = signal(false);

  /** Panels that are open. */
  readonly open = this.#open.asReadonly();
  /** Whether the docking library cannot be fetched. */
  readonly isLost = this.#isLost.asReadonly();

  constructor() {
    let wasBlind = false;
    effect(() => {
      const [isBlind, endsBlind] = [this.#blind.isOpen(), wasBlind];
      wasBlind = isBlind;
      if (isBlind) {
        untracked(() => this.#showBeside('blind', 'evidence'));
        return;
      }
      // Only what is to stand there turns it: not that some panel opens or closes.
      const front = this.#front.shown();
      // What a link has put in front stays there, whatever its session has.
      if (this.#isVisiting && !endsBlind) return;
      if (untracked(this.#open).includes(front)) untracked(() => this.show(front));
    });
    effect(() => {
      const wished = this.#links.wished();
      if (wished !== undefined) untracked(() => this.#visit(wished));
    });
  }

  /**
   * Builds the dock in an element; the library comes while the workers read.
   *
   * @param frame what stands around each panel; takes the inputs `panel` and `isTabbed`.
   */
  async attach(host: HTMLElement, frame: Type<unknown>, destroyRef: DestroyRef): Promise<void> {
    // Without panels there is no band to say so.
    const createDockview = await import('dockview-core')
      .then(({ createDockview }) => createDockview)
      .catch(() => undefined);
    this.#isLost.set(createDockview === undefined);
    if (createDockview === undefined || destroyRef.destroyed) return;
    const api = createDockview(host, {
      className: 'dock',
      theme: { name: 'desk', className: 'dock-theme', dndPanelOverlay: 'group' },
      disableFloatingGroups: true,
      dndStrategy: 'html5',
      keyboardNavigation: false,
      announcements: false,
      createComponent: ({ name }) => this.#frames.create(name, frame),
    });
    this.#api = api;
    silence(host);
    api.onDidLayoutChange(() => this.#changed.next());
    // Each panel names its own region; a group around it would say the same again.
    api.onDidAddGroup(({ element }) => element.removeAttribute('role'));
    api.onUnhandledDragOver((event) => {
      if (this.#dragged !== undefined) event.accept();
    });
    api.onDidDrop(({ group, position }) => {
      const panel = api.getPanel(this.#dragged ?? '');
      if (panel !== undefined && group !== undefined) panel.api.moveTo({ group, position });
    });
    api.onDidActivePanelChange(({ panel, origin }) => {
      const id = panel?.id;
      if (origin === 'user' && (id === 'evidence' || id === 'levels')) this.#front.show(id);
    });
    const keeping = this.#changed.pipe(debounceTime(LAYOUT_REST_MS)).subscribe(() => this.#keep());
    this.#restore();
    const wished = this.#links.wished();
    if (wished !== undefined) this.#visit(wished);
    destroyRef.onDestroy(() => {
      keeping.unsubscribe();
      api.dispose();
      this.#api = undefined;
    });
  }

  /** Begins from a workspace, built in or the user's own. */
  use(name: string): void {
    this.#isVisiting = false;
    this.#workspaces.use(name);
    this.#restore();
  }

  /** Puts the workspace in use back as it was saved. */
  reset(): void {
    this.use(this.#workspaces.current());
  }

  /** Saves the desk as it stands under a name. */
  save(name: string): void {
    if (this.#api === undefined) return;
    this.#isVisiting = false;
    this.#workspaces.save(name, this.#api.toJSON());
  }

  /** Forgets a workspace of the user's own and begins from the first again. */
  remove(name: string): void {
    this.#workspaces.remove(name);
    this.reset();
  }

  /** Opens a panel where it last stood, or brings it to the front. */
  show(id: PanelId): void {
    const open = this.#api?.getPanel(id);
    if (open !== undefined) {
      open.api.setActive();
      // A link that is copied next already says which panel is in front.
      this.#keep();
      return;
    }
    const panel = panelOf(id);
    if (panel === undefined || this.#api === undefined) return;
    const { title, widthMin } = panel;
    const { position, width = widthMin, height } = this.#closed.placeOf(id, this.#api);
    this.#api.addPanel({
      ...{ id, title, component: id, minimumWidth: widthMin, initialWidth: width },
      ...(height === undefined ? {} : { initialHeight: height }),
      position,
    });
    this.#keep();
  }

  /** Brings a panel to the front; one that is closed opens in tabs with another, if that is open. */
  #showBeside(id: PanelId, other: PanelId): void {
    const [api, panel] = [this.#api, panelOf(id)];
    if (api === undefined || panel === undefined) return;
    if (api.getPanel(id) !== undefined || api.getPanel(other) === undefined) {
      this.show(id);
      return;
    }
    const position = { referencePanel: other, direction: 'within' } as const;
    api.addPanel({ id, title: panel.title, component: id, position });
    this.#keep();
  }

  close(id: PanelId): void {
    const panel = this.#api?.getPanel(id);
    if (panel === undefined || this.#api === undefined) return;
    this.#closed.remember(panel, this.#api);
    panel.api.close();
    this.#keep();
  }

  toggle(id: PanelId): void {
    if (this.#open().includes(id)) this.close(id);
    else this.show(id);
  }

  /** Gives a panel the whole desk, or its place again. */
  toggleMaximized(id: PanelId): void {
    const panel = this.#api?.getPanel(id);
    if (panel?.api.isMaximized() === true) panel.api.exitMaximized();
    else panel?.api.maximize();
  }

  isMaximized(id: PanelId): boolean {
    return this.#api?.getPanel(id)?.api.isMaximized() === true;
  }

  /** Puts a panel at an edge of the desk. */
  moveToEdge(id: PanelId, direction: DeskEdge): void {
    const panel = this.#api?.getPanel(id);
    const group = this.#api?.addGroup({ direction });
    if (panel !== undefined && group !== undefined) panel.api.moveTo({ group });
    this.#keep();
  }

  /** Puts a panel behind the tabs of another. */
  moveBehind(id: PanelId, other: PanelId): void {
    const [panel, target] = [this.#api?.getPanel(id), this.#api?.getPanel(other)];
    if (panel !== undefined && target !== undefined) panel.api.moveTo({ group: target.group });
    this.#keep();
  }

  /** Makes a panel wider or narrower. */
  widen(id: PanelId, direction: 1 | -1): void {
    const panel = this.#api?.getPanel(id);
    panel?.api.setSize({ width: panel.api.width + direction * RESIZE_STEP });
  }

  /** Whose panel is being dragged by its grip; undefined when it is let go. */
  drag(id: PanelId | undefined): void {
    this.#dragged = id;
  }

  /** Moves the focus to the next panel, round the desk. */
  focusNext(direction: 1 | -1): void {
    const frames = [...this.#document.querySelectorAll<HTMLElement>('app-panel-frame')];
    const current = frames.findIndex((frame) => frame.contains(this.#document.activeElement));
    const from = current < 0 && direction < 0 ? 0 : current;
    frames.at((from + direction) % frames.length)?.focus();
  }

  /** Puts the panels where a link wants them; a link of panels that are not known changes nothing. */
  #visit({ name, grid }: LinkWorkspace): void {
    const api = this.#api;
    const shown = this.#links.shown();
    if (api === undefined) return;
    if (name === shown?.name && grid === shown.grid) {
      this.#isVisiting = true;
      return;
    }
    const layout =
      grid === undefined ? this.#layouts.named(name, api) : layoutOfText(grid, (id) => panelOf(id));
    if (layout === undefined) return;
    this.#isVisiting = true;
    this.#workspaces.visit(name);
    const { width, height } = api;
    api.fromJSON(layout, { reuseExistingPanels: true });
    api.layout(width, height, true);
    if (this.#blind.isOpen()) this.#showBeside('blind', 'evidence');
    this.#keep();
  }

  #restore(): void {
    const api = this.#api;
    if (api === undefined) return;
    try {
      api.fromJSON(this.#layouts.inUse(api), { reuseExistingPanels: true });
    } catch {
      // A layout of another version: the workspace as it comes with the app.
      api.clear();
      api.fromJSON(this.#layouts.first(api));
    }
    this.#bringToFront();
    this.#keep();
  }

  /** Blind replay while it runs, else evidence or levels: as the session has any, and the user chose. */
  #bringToFront(): void {
    if (this.#blind.isOpen()) {
      this.#showBeside('blind', 'evidence');
      return;
    }
    const front = this.#api?.getPanel(this.#front.shown());
    if (front !== undefined && front.group.activePanel !== front) front.api.setActive();
  }

  /** Says what is open, hides the tabs of panels that stand alone, and keeps the layout. */
  #keep(): void {
    const api = this.#api;
    if (api === undefined) return;
    for (const group of api.groups) {
      group.element.removeAttribute('role');
      group.element.removeAttribute('aria-label');
      const isAlone = group.panels.length < 2;
      if (group.header.hidden !== isAlone) group.header.hidden = isAlone;
      for (const panel of group.panels) frameOf(panel)?.setTabbed(!isAlone);
    }
    const open = dockPanels.map(({ id }) => id).filter((id) => api.getPanel(id) !== undefined);
    this.#open.set(open);
    if (api.hasMaximizedGroup()) return;
    const layout = api.toJSON();
    if (!this.#isVisiting) this.#workspaces.keep(layout);
    const name = this.#workspaces.current();
    const came = this.#layouts.named(name, api);
    // As it came it stands on any window, and a link need not say more than its name.
    const isAsItCame = came !== undefined && gridText(came) === gridText(layout);
    this.#links.describe({ name, grid: isAsItCame ? undefined : gridText(layout) });
  }
}

/** Panels speak for themselves; the library's own voice is off and its regions stay empty. */
function silence(host: HTMLElement): void {
  for (const region of host.ownerDocument.querySelectorAll(
    '.dv-live-region, .dv-live-region-assertive',
  )) {
    region.removeAttribute('role');
    region.removeAttribute('aria-live');
  }
}
