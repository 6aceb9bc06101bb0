// PLACEHOLDER: to be replaced by the real implementation.
import type { Contract } from '../contract';
import type { TalosDocument } from '../document';
import type { MachineConfigProblem } from '../problem';

export type PatchProblem = MachineConfigProblem & { readonly patch: number };
export function applyPatches(
  _contract: Contract,
  documents: readonly TalosDocument[],
  patches: readonly (readonly TalosDocument[])[],
): { documents: TalosDocument[] } | { problems: PatchProblem[] } {
  return { documents: [...documents, ...patches.flat()] };
}
