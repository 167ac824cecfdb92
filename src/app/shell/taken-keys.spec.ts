import { describe, expect, it } from 'vitest';
import { isTaken } from './taken-keys.ts';

/** The first element of a piece of a page that has the focus. */
function focused(html: string): Element {
  const page = document.createElement('div');
  page.innerHTML = html;
  return page.querySelector('.focus')!;
}

describe('a key', () => {
  const grid = '<div data-scrolls tabindex="0" class="focus"></div>';
  const inGrid = '<div data-scrolls tabindex="0"><button class="focus"></button></div>';
  const panel = '<div tabindex="0" class="focus"></div>';

  it.each(['PageUp', 'PageDown', 'Home', 'End', ' ', 'Shift+ '])(
    '%j belongs to what it scrolls, and elsewhere to the desk',
    (word) => {
      expect(isTaken(focused(grid), word, false)).toBe(true);
      expect(isTaken(focused(inGrid), word, false)).toBe(true);
      expect(isTaken(focused(panel), word, false)).toBe(false);
    },
  );

  it('that scrolls nothing is the desk’s', () => {
    for (const word of ['ArrowRight', 't', 'Ctrl+k']) {
      expect(isTaken(focused(grid), word, false)).toBe(false);
    }
    expect(isTaken(null, 'PageDown', false)).toBe(false);
  });

  it('belongs to a text, a dialog, a button', () => {
    const field = '<input class="focus">';
    expect(isTaken(focused(field), 't', false)).toBe(true);
    expect(isTaken(focused(field), 'Ctrl+k', true)).toBe(false);
    expect(isTaken(focused(`<div role="dialog">${panel}</div>`), 't', false)).toBe(true);
    expect(isTaken(focused('<button class="focus"></button>'), 'Enter', false)).toBe(true);
    expect(isTaken(focused('<button class="focus"></button>'), 'Home', false)).toBe(false);
  });
});
