import { describe, expect, it } from 'vitest';
import { OwnLevelHand } from './own-level-hand.ts';

/** Height of the one level's line, px; a price is a hundred minus its height. */
const LINE_Y = 40;

/** A hand on a bare chart with one level, the pointer over it, and what it does, in words. */
function chart() {
  const host = document.createElement('div');
  const said: string[] = [];
  host.setPointerCapture = () => said.push('captured');
  const hand = new OwnLevelHand(
    host,
    {
      levelAt: ({ y }) => (y === LINE_Y ? 'own-1' : undefined),
      priceAt: ({ y }) => 100 - y,
      hold: (isHeld) => said.push(isHeld ? 'held' : 'free'),
    },
    {
      drawn: (px) => said.push(`drawn ${px}`),
      picked: (id) => said.push(`picked ${id}`),
      moved: (id, px) => said.push(`moved ${id} to ${px}`),
    },
  );
  const does = (type: string, clientY: number, buttons: number): void => {
    const place = { clientX: 0, clientY, button: 0, buttons, pointerId: 1 };
    host.dispatchEvent(new PointerEvent(type, place));
  };
  return {
    ...{ hand, host, said },
    press: (y: number) => does('pointerdown', y, 1),
    drag: (y: number) => does('pointermove', y, 1),
    release: (y: number) => does('pointerup', y, 0),
    hover: (y: number) => does('pointermove', y, 0),
  };
}

const gripped = ['captured', 'held', 'picked own-1'];

describe('the hand on a level', () => {
  it('drags it from the press to the release, wherever the pointer goes', () => {
    const { press, drag, release, hover, said } = chart();
    press(LINE_Y);
    drag(LINE_Y);
    drag(-20);
    release(-20);
    hover(70);
    expect(said).toEqual([...gripped, 'moved own-1 to 120', 'free']);
  });

  it('lets go of it at the first move without a button', () => {
    const { press, drag, hover, said } = chart();
    press(LINE_Y);
    drag(30);
    hover(70);
    hover(80);
    expect(said).toEqual([...gripped, 'moved own-1 to 70', 'free']);
  });

  it('leaves it where it is while another hand has the chart', () => {
    const { hand, host, press, drag, release, hover, said } = chart();
    hand.isResting = true;
    host.dataset['hand'] = 'draw';
    hover(LINE_Y);
    press(LINE_Y);
    drag(70);
    release(70);
    expect(said).toEqual([]);
    expect(host.dataset['hand']).toBe('draw');
    hand.isResting = false;
    press(LINE_Y);
    expect(said).toEqual(gripped);
    release(LINE_Y);
  });
});

it('a click draws a level while it draws, a drag none', () => {
  const { hand, press, drag, release, said } = chart();
  hand.isDrawing = true;
  press(LINE_Y);
  release(LINE_Y);
  press(LINE_Y);
  drag(70);
  release(70);
  expect(said).toEqual(['drawn 60']);
});
