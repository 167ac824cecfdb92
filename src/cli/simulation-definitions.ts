import { join } from 'node:path';
import type { DbnMetadata } from '../domain/dbn/dbn-metadata.ts';
import type { SchemaName } from '../domain/dbn/record-kinds.ts';
import { schemaId, Stype } from '../domain/dbn/record-kinds.ts';
import { profiles } from '../domain/session/profiles.ts';
import { contractDefinition } from '../domain/simulator/contract-definition.ts';
import type { QuarterlyContract } from '../domain/simulator/front-contract.ts';
import { quarterlyContracts } from '../domain/simulator/front-contract.ts';
import { addDays } from '../domain/units/time.ts';
import { writeDbnFile } from './dbn-output.ts';

const profile = profiles.ES;

/** Writes every contract that is front or next on a date, as defined at the start of its days. */
export async function writeDefinitions(folder: string, dates: readonly string[]): Promise<void> {
  const days = dates.map((date) => ({ date, contracts: quarterlyContracts(date) }));
  const all = new Map(
    days.flatMap(({ contracts }) => contracts.map((contract) => [contract.rawSymbol, contract])),
  );
  const metadata = simulatedMetadata('definition', [...all.values()], dates);
  await writeDbnFile(join(folder, 'es-definitions.dbn.zst'), metadata, async function* (writer) {
    for (const { date, contracts } of days) {
      for (const contract of contracts) {
        writer.definition(contractDefinition(contract, profile, utcMidnightNs(date)));
      }
      yield await Promise.resolve(date);
    }
  });
}

/** Metadata of a simulated file. @param dates ascending, at least one. */
export function simulatedMetadata(
  schema: SchemaName,
  contracts: readonly QuarterlyContract[],
  dates: readonly string[],
): DbnMetadata {
  const startDate = dates[0];
  const endDate = addDays(dates[dates.length - 1], 1);
  return {
    version: 3,
    dataset: 'SYNTHETIC',
    schema: schemaId(schema),
    startNs: utcMidnightNs(startDate),
    endNs: utcMidnightNs(endDate),
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: contracts.map(({ rawSymbol }) => rawSymbol),
    partial: [],
    notFound: [],
    mappings: contracts.map(({ rawSymbol, instrumentId }) => ({
      rawSymbol,
      intervals: [{ startDate, endDate, symbol: String(instrumentId) }],
    })),
  };
}

function utcMidnightNs(date: string): bigint {
  return BigInt(Date.parse(`${date}T00:00:00Z`)) * 1_000_000n;
}
