import { FaultError } from '../../../../src/base/fault.ts';
import { UsearchModule } from '../usearch-module.ts';
import { usearchBytes } from './usearch-file.ts';

/** USearch for a program in Node: compiled first where needed; the fault if it cannot be had. */
export async function openUsearch(): Promise<UsearchModule | FaultError> {
  const bytes = await usearchBytes();
  return bytes instanceof FaultError ? bytes : UsearchModule.open(bytes);
}
