/**
 * Strokes of signs on a 14 px grid: an arrow through a line, a U-turn under one, a tilde, an arrow
 * up to a line.
 */
export const outcomeStrokes = {
  BREAK: 'M1 8h3.6M9.4 8H13M7 13V1.6M4.2 4.4 7 1.6l2.8 2.8',
  REJECT: 'M1.5 2h11M3.5 12.5V8.6a3.2 3.2 0 0 1 6.4 0v3.2M7.5 9.8l2.4 2.4 2.4-2.4',
  CHOP: 'M1.5 8c1.4-3.4 3.6-3.4 5.2-1.2S10.8 9.6 12.5 6',
  TOUCH: 'M1.5 2.5h11M7 13V3.4M4.2 6.2 7 3.4l2.8 2.8',
} as const;
