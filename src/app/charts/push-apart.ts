/** Where labels may stand on an axis, px. */
export type AxisRoom = {
  readonly start: number;
  readonly end: number;
  /** Least distance between the centres of two labels. */
  readonly gap: number;
};

type Cluster = { readonly members: number[]; sum: number; centre: number };

/**
 * Moves label centres apart so that none overlap, each staying as near to its wish as the others
 * allow (least squares: a crowded group is centred on the mean of its wishes).
 *
 * @param wishes wanted centres, px, in any order.
 * @returns centres in the order of `wishes`. With more labels than room they overflow at the end.
 */
export function pushApart(wishes: readonly number[], room: AxisRoom): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => at(wishes, a) - at(wishes, b));
  const clusters: Cluster[] = [];
  for (const index of order) {
    let cluster = placed({ members: [index], sum: at(wishes, index), centre: 0 }, room);
    for (
      let before = clusters.at(-1);
      before !== undefined && isTouching(before, cluster, room.gap);
      before = clusters.at(-1)
    ) {
      clusters.pop();
      cluster = placed(joined(before, cluster, room.gap), room);
    }
    clusters.push(cluster);
  }
  const centres = new Array<number>(wishes.length);
  for (const cluster of clusters) {
    cluster.members.forEach((index, rank) => {
      centres[index] = topOf(cluster, room.gap) + rank * room.gap;
    });
  }
  return centres;
}

function joined(before: Cluster, after: Cluster, gap: number): Cluster {
  const members = [...before.members, ...after.members];
  // Each wish is counted as if its label stood first in the group, so the mean places the group.
  const sum = before.sum + after.sum - after.members.length * before.members.length * gap;
  return { members, sum, centre: 0 };
}

function placed(cluster: Cluster, room: AxisRoom): Cluster {
  const height = (cluster.members.length - 1) * room.gap;
  const top = cluster.sum / cluster.members.length;
  const clamped = Math.max(room.start, Math.min(top, room.end - height));
  return { ...cluster, centre: clamped + height / 2 };
}

function topOf(cluster: Cluster, gap: number): number {
  return cluster.centre - ((cluster.members.length - 1) * gap) / 2;
}

function isTouching(before: Cluster, after: Cluster, gap: number): boolean {
  return topOf(before, gap) + before.members.length * gap > topOf(after, gap);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
