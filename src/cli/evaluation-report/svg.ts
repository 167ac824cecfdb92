import { escaped } from './figure-words.ts';

/** Attributes of an element; numbers are written to a hundredth of a pixel. */
type Attributes = Readonly<Record<string, string | number>>;

/** An element of a drawing. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) =>
      ` ${key}="${typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value)}"`,
  );
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

/** A straight line. */
export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  kind: string,
): string {
  return element('line', { x1, y1, x2, y2, class: kind });
}

/** Words at a place. @param kind classes; `end` and `middle` set where the place is. */
export function label(x: number, y: number, text: string, kind = ''): string {
  return element('text', { x, y, class: kind }, escaped(text));
}

/** A drawing as wide as there is room, up to its own width. @param name what a reader is told who cannot see it. */
export function drawing(width: number, height: number, name: string, parts: string[]): string {
  return element(
    'svg',
    {
      ...{ viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': name },
      style: `max-width:${width}px`,
    },
    parts.join('\n'),
  );
}

/** A straight scale from values to pixels. */
export type Scale = {
  readonly at: (value: number) => number;
  /** Round values, ascending. */
  readonly ticks: readonly number[];
};

/** The scale between two values, with about so many ticks. */
export function scale(
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
  about = 5,
): Scale {
  const step = roundStep((high - low) / about);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return {
    at: (value) => start + ((value - low) / (high - low)) * (end - start),
    ticks: Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step),
  };
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least - 1e-12) ?? 10);
}

/** The least round interval that holds the values. */
export function span(values: readonly number[], step: number): readonly [number, number] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return [0, step];
  const low = Math.floor(Math.min(...known) / step + 1e-9) * step;
  const high = Math.ceil(Math.max(...known) / step - 1e-9) * step;
  return low === high ? [low, low + step] : [low, high];
}
