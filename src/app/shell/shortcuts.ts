import { Injectable, inject } from '@angular/core';
import { DrawStore } from '../context/draw-store.ts';
import { DeskNavigator } from '../context/desk-navigator.ts';
import { EvidenceStore } from '../context/evidence-store.ts';
import { PanelStore } from '../context/panel-store.ts';
import { PressureStore } from '../context/pressure-store.ts';
import { ThemeStore } from '../context/theme-store.ts';
import { anchorLevelKinds } from '../../domain/session/level-kind.ts';

/** Finest step of the clock, seconds. */
const STEP_S = 5;

/** What the keys do, one word each; a key with modifiers carries them in front. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  readonly #navigator = inject(DeskNavigator);
  readonly #theme = inject(ThemeStore);
  readonly #drawing = inject(DrawStore);
  readonly #pressure = inject(PressureStore);
  readonly #panels = inject(PanelStore);
  readonly #evidence = inject(EvidenceStore);

  readonly #actions: Readonly<Partial<Record<string, () => void>>> = {
    ArrowLeft: () => this.#navigator.stepBar(-1),
    ArrowRight: () => this.#navigator.stepBar(1),
    'Shift+ArrowLeft': () => this.#navigator.stepSeconds(-STEP_S),
    'Shift+ArrowRight': () => this.#navigator.stepSeconds(STEP_S),
    'Alt+ArrowLeft': () => this.#navigator.stepSeconds(-60),
    'Alt+ArrowRight': () => this.#navigator.stepSeconds(60),
    Home: () => this.#navigator.toStart(),
    End: () => this.#navigator.toEnd(),
    PageUp: () => this.#navigator.stepSession('before'),
    PageDown: () => this.#navigator.stepSession('after'),
    t: () => this.#theme.toggle(),
    m: () => this.#pressure.toggleWindows(),
    c: () => this.#drawing.toggleStrip(),
    e: () => this.#panels.show('evidence'),
    l: () => this.#panels.show('levels'),
    g: () => this.#evidence.toggleGhosts(),
    d: () => this.#drawing.draw(!this.#drawing.isDrawing()),
    'Shift+d': () => this.#drawing.type(true),
    Escape: () => this.#drawing.draw(false),
    ...Object.fromEntries(
      anchorLevelKinds.map((kind, i) => [String(i + 1), () => this.#navigator.select(kind)]),
    ),
  };

  /** Acts on a key, unless a text field or an open dialog wants it. */
  handle(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.defaultPrevented || isTaken(event.target)) return;
    const modifiers = `${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}`;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = this.#actions[modifiers + key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }
}

function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}
