/**
 * Skewness of how often each row is somebody's neighbor. In many dimensions a few rows become
 * neighbors of everything; above 3 distances need local scaling.
 *
 * @param neighbors rows of all questions, one list after the other.
 * @param rowCount rows that could have been neighbors.
 * @see Radovanović, Nanopoulos & Ivanović (2010), Hubs in space.
 */
export function hubnessSkewness(neighbors: Int32Array, rowCount: number): number {
  const counts = new Float64Array(rowCount);
  for (const row of neighbors) counts[row]++;
  const center = neighbors.length / rowCount;
  let [second, third] = [0, 0];
  for (const count of counts) {
    const apart = count - center;
    second += apart * apart;
    third += apart * apart * apart;
  }
  const spread = Math.sqrt(second / rowCount);
  return spread === 0 ? 0 : third / rowCount / (spread * spread * spread);
}
