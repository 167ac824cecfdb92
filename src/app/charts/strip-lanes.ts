import type { PressureTrack } from '../../protocol/pressure-api.ts';
import { fixed, signed } from '../ui/figures.ts';

/** A quantity of a lane: which way it points from the lane's zero, and how it is written. */
export type LaneQuantity = {
  readonly column: Exclude<keyof PressureTrack, 'endS'>;
  /** Name beside its value; empty when the lane's title is name enough. */
  readonly name: string;
  /** Pressure down is a share of one like pressure up: it points down to be told apart. */
  readonly isDownward: boolean;
  readonly write: (value: number | undefined) => string;
};

/** A lane of the strip: quantities that share a zero and a scale. */
export type Lane = {
  readonly title: string;
  readonly unit: string;
  readonly quantities: readonly LaneQuantity[];
  /** Round bounds of the scale, ascending. */
  readonly bounds: readonly number[];
  /** Share of the strip's height. */
  readonly share: number;
  /** Whether its values are drawn as a line from window to window, not as bars from zero. */
  readonly isLine: boolean;
};

const share = (value: number | undefined): string => fixed(value, 2);

/** The strip's lanes from the top. */
export const lanes: readonly Lane[] = [
  {
    ...{ title: 'Pressure', unit: '', share: 0.4, isLine: false },
    quantities: [
      { column: 'pressUp', name: 'up', isDownward: false, write: share },
      { column: 'pressDown', name: 'down', isDownward: true, write: share },
    ],
    bounds: [0.05, 0.1, 0.2, 0.5, 1],
  },
  {
    ...{ title: 'Order flow', unit: 'ticks', share: 0.3, isLine: false },
    quantities: [
      { column: 'ofi', name: '', isDownward: false, write: (value) => signed(value, 2) },
    ],
    bounds: [0.5, 1, 2, 4, 8, 20, 50],
  },
  {
    ...{ title: 'Velocity', unit: 'ticks a min', share: 0.3, isLine: true },
    quantities: [
      { column: 'velocity', name: '', isDownward: false, write: (value) => signed(value, 1) },
    ],
    bounds: [2, 5, 10, 20, 50, 100, 200, 500],
  },
];

/** Where a lane lies in the strip, px. */
export type LanePlace = {
  readonly lane: Lane;
  readonly top: number;
  readonly bottom: number;
};

/** The lanes one below the other in a strip of a height. */
export function placeLanes(height: number): LanePlace[] {
  let top = 0;
  return lanes.map((lane) => {
    const place = { lane, top, bottom: top + lane.share * height };
    top = place.bottom;
    return place;
  });
}
