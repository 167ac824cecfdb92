import {
  ApplicationRef,
  EnvironmentInjector,
  Injectable,
  createComponent,
  inject,
} from '@angular/core';
import type { Type } from '@angular/core';
import type { IContentRenderer, IDockviewPanel } from 'dockview-core';
import { panelOf } from './panels.ts';

/** A panel's element as the docking library wants it. */
export type FramedPanel = IContentRenderer & { setTabbed(isTabbed: boolean): void };

/** Makes panels for the docking library: components that Angular keeps up to date. */
@Injectable({ providedIn: 'root' })
export class FramedPanels {
  readonly #application = inject(ApplicationRef);
  readonly #environment = inject(EnvironmentInjector);

  /**
   * A panel in its frame.
   *
   * @param frameType what stands around it; takes the inputs `panel` and `isTabbed`.
   * @throws Error if the desk has no panel of that name.
   */
  create(name: string, frameType: Type<unknown>): FramedPanel {
    const panel = panelOf(name);
    if (panel === undefined) throw new Error(`panel: expected one of the desk's, found ${name}`);
    const frame = createComponent(frameType, { environmentInjector: this.#environment });
    frame.setInput('panel', panel);
    this.#application.attachView(frame.hostView);
    return {
      element: frame.location.nativeElement as HTMLElement,
      init: () => undefined,
      setTabbed: (isTabbed) => frame.setInput('isTabbed', isTabbed),
      dispose: () => frame.destroy(),
    };
  }
}

/** The frame that the docking library was given for a panel. */
export function frameOf(panel: IDockviewPanel): FramedPanel | undefined {
  const { content } = panel.view;
  return 'setTabbed' in content ? (content as FramedPanel) : undefined;
}
