import { schemaOfId } from '../../domain/dbn/record-kinds.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import type { ManifestInput } from '../stage/manifest.ts';
import { rawMetadata } from './decode-raw.ts';
import type { RawEntry, SimulationFacts } from './raw-folder.ts';

/** What a raw file is good for; `mixed` is a live stream or a fragment. */
export type RawKind = 'definition' | 'mbo' | 'mixed' | 'mbp-10' | 'trades' | 'ohlcv-1m';

/** The order in which kinds are taken in: names before records, better sources before worse. */
export const rawKinds: readonly RawKind[] = [
  ...(['definition', 'mbo', 'mixed'] as const),
  ...(['mbp-10', 'trades', 'ohlcv-1m'] as const),
];

/** A raw file that the lake can use. */
export type RawSource = RawEntry & {
  readonly kind: RawKind;
  /** Undefined for a fragment. */
  readonly metadata: DbnMetadata | undefined;
  readonly sha256: string;
  readonly synthetic: boolean;
  readonly planted: boolean;
  readonly activity: number;
};

/**
 * The file with what its head says, or the name of a schema that the lake has no use for.
 *
 * @throws FaultError of the reader.
 */
export async function openRawSource(
  entry: RawEntry,
  sha256: string,
  simulation: SimulationFacts | undefined,
): Promise<RawSource | string> {
  const metadata = await rawMetadata(entry);
  const schema = metadata?.schema === undefined ? 'mixed' : schemaOfId(metadata.schema);
  const kind = rawKinds.find((known) => known === schema);
  if (kind === undefined) return schema;
  const synthetic = metadata?.dataset === 'SYNTHETIC' || simulation?.synthetic === true;
  const { planted, activity } = simulation ?? { planted: false, activity: 1 };
  return { ...entry, kind, metadata, sha256, synthetic, planted, activity };
}

/** The file as a manifest names it. */
export function originOf({ name, sha256 }: RawSource): ManifestInput {
  return { name, sha256 };
}
