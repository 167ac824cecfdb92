import type { Lean } from '../../protocol/pressure-api.ts';

/** Lit where a condition holds, a dash where its opposite does, a ring between the two. */
export type LampShape = 'disc' | 'ring' | 'dash' | 'none';

/** The shape of a condition's lamp; none while it cannot be told. */
export function lampShape(lean: Lean | undefined): LampShape {
  if (lean === undefined) return 'none';
  return ({ [1]: 'disc', [0]: 'ring', [-1]: 'dash' } as const)[lean];
}
