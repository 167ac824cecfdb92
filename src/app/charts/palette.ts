import type { OutcomeWord } from '../context/episode-rows.ts';

/** Colours of a drawing, read from the design tokens of the theme in force. */
export type Palette = {
  readonly font: string;
  /** Sizes of the two smallest steps of type, px. */
  readonly labelPx: number;
  readonly bodyPx: number;
  /** Width of the price axis and height of the time axis, px. */
  readonly gutterPx: number;
  readonly axisPx: number;
  readonly panel: string;
  readonly raise: string;
  readonly line: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  /** What is disabled, and hatches; no text. */
  readonly ink4: string;
  readonly invert: string;
  /** Mark of what is under zero. */
  readonly negative: string;
  readonly candle: string;
  readonly candleFill: string;
  /** Both at half strength over the panel, for bars before the open. */
  readonly candleHalf: string;
  readonly candleFillHalf: string;
  readonly premarket: string;
  readonly future: string;
  readonly zone: string;
  /** Steps of the ramp of depth, thinnest first. */
  readonly depths: readonly string[];
  /** Marks of what became of past moments, and the text beside them. */
  readonly outcomes: Readonly<Record<OutcomeWord, string>>;
  readonly outcomeTexts: Readonly<Record<OutcomeWord, string>>;
  /** What warns, and what says that data is synthetic. */
  readonly warn: string;
  /** Line and text colour of each level style. */
  readonly hues: Readonly<Record<Hue, { readonly line: string; readonly text: string }>>;
};

/** The colour names of the design system that a level may wear. */
export type Hue = 'pm' | 'orh' | 'orl' | 'sma' | 'ema' | 'ink2' | 'ink3' | 'ink';

const AXIS_HEIGHT_PX = 26;

/** Reads the palette as the element inherits it. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const hue = (name: string): { line: string; text: string } => ({
    line: token(name),
    text: token(name),
  });
  return {
    font: token('--font'),
    labelPx: Number.parseFloat(token('--fs-1')),
    bodyPx: Number.parseFloat(token('--fs-2')),
    gutterPx: Number.parseFloat(token('--w-gutter')),
    axisPx: AXIS_HEIGHT_PX,
    panel: token('--panel'),
    raise: token('--raise'),
    line: token('--line'),
    line2: token('--line-2'),
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    ink4: token('--ink-4'),
    invert: token('--invert'),
    negative: token('--neg'),
    candle: token('--candle'),
    candleFill: token('--candle-f'),
    candleHalf: between(token('--candle'), token('--panel')),
    candleFillHalf: between(token('--candle-f'), token('--panel')),
    premarket: token('--pre'),
    future: token('--future'),
    zone: token('--zone'),
    depths: ['--d1', '--d2', '--d3', '--d4', '--d5'].map(token),
    outcomes: { BREAK: token('--break'), REJECT: token('--reject'), CHOP: token('--chop') },
    outcomeTexts: {
      ...{ BREAK: token('--break-t'), REJECT: token('--reject-t'), CHOP: token('--chop-t') },
    },
    warn: token('--warn'),
    hues: {
      pm: hue('--pm'),
      orh: hue('--orh'),
      orl: hue('--orl'),
      sma: { line: token('--sma-l'), text: token('--sma') },
      ema: hue('--ema'),
      ink2: hue('--ink-2'),
      ink3: hue('--ink-3'),
      ink: hue('--ink'),
    },
  };
}

/** The opaque colour halfway between two of the form #rrggbb. */
function between(a: string, b: string): string {
  const channel = (text: string, index: number): number =>
    Number.parseInt(text.slice(1 + 2 * index, 3 + 2 * index), 16);
  const mixed = [0, 1, 2].map((i) => Math.round((channel(a, i) + channel(b, i)) / 2));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
