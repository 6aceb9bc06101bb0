import { isMap } from '@strata/compose';
import type { Contract } from '../contract';
import { documentId, kindOf } from '../document';
import type { TalosDocument } from '../document';
import type { MachineConfigProblem } from '../problem';
import { checkFields } from '../check-fields';
import { typeOfKind } from '../types/type-table';
import { applyDeletion, splitPatch } from './deletions';
import { mergeStructs } from './merge-documents';
import { MergeError } from './merge-error';

/** What keeps a patch from being applied. */
export interface PatchProblem extends MachineConfigProblem {
  /** The number of the patch, from 0. */
  readonly patch: number;
}

/** A machine config with its patches, or everything that is wrong with these. */
export type Patched = { readonly documents: TalosDocument[] } | { readonly problems: PatchProblem[] };

/**
 * Applies patches to a machine config exactly as `talosctl machineconfig patch` does, one after the other. A patch is a
 * list of documents: they pair by kind and name; maps merge; lists append, but for those that merge by a key or are
 * replaced; `$patch: delete` removes a document, a key or an item.
 *
 * @see https://docs.siderolabs.com/talos/v1.13/configure-your-talos-cluster/system-configuration/patching
 */
export function applyPatches(
  contract: Contract,
  documents: readonly TalosDocument[],
  patches: readonly (readonly TalosDocument[])[],
): Patched {
  const problems: PatchProblem[] = [];
  let patched: readonly TalosDocument[] = documents;
  patches.forEach((patch, number) => {
    const found: MachineConfigProblem[] = [...checkPatch(contract, patch)];
    if (found.length === 0) patched = applyPatch(contract, patched, patch, found);
    problems.push(...found.map((problem) => ({ ...problem, patch: number })));
  });
  return problems.length > 0 ? { problems } : { documents: [...patched] };
}

/** What is wrong with a patch by itself. */
function checkPatch(contract: Contract, patch: readonly TalosDocument[]): MachineConfigProblem[] {
  const rests = patch.flatMap((document): TalosDocument[] => {
    try {
      const { rest } = splitPatch(document);
      return rest === undefined ? [] : [rest];
    } catch {
      return [];
    }
  });
  const ids = patch.map(documentId);
  const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return [
    ...checkFields(contract, rests).filter(({ severity }) => severity === 'error'),
    ...repeated.map((document) => ({
      severity: 'error' as const,
      document,
      path: [],
      message: 'stands twice in the patch',
    })),
  ];
}

function applyPatch(
  contract: Contract,
  documents: readonly TalosDocument[],
  patch: readonly TalosDocument[],
  problems: MachineConfigProblem[],
): readonly TalosDocument[] {
  return patch.reduce<readonly TalosDocument[]>((before, document) => {
    const id = documentId(document);
    try {
      return applyDocument(contract, before, document);
    } catch (error) {
      if (!(error instanceof MergeError)) throw error;
      const { path, message, remedy } = error;
      problems.push({ severity: 'error', document: id, path, message, remedy });
      return before;
    }
  }, documents);
}

function applyDocument(
  contract: Contract,
  documents: readonly TalosDocument[],
  document: TalosDocument,
): readonly TalosDocument[] {
  const id = documentId(document);
  const { deletions, rest } = splitPatch(document);
  let result = documents;
  for (const deletion of deletions) {
    const known = result.find((each) => documentId(each) === id);
    if (known === undefined) {
      throw new MergeError('cannot be deleted from: there is no such document', deletion.path);
    }
    if (deletion.path.length === 0) {
      if (id === 'v1alpha1') throw new MergeError('cannot be deleted as a whole', []);
      result = result.filter((each) => each !== known);
    } else {
      const changed = applyDeletion(contract, known, deletion);
      result = result.map((each) => (each === known ? changed : each));
    }
  }
  if (rest === undefined) return result;
  const known = result.find((each) => documentId(each) === id);
  if (known === undefined) return [...result, rest];
  const type = typeOfKind(contract, kindOf(document));
  if (type === undefined || !isMap(known)) return result;
  const merged = mergeStructs(contract, type, known, rest, []);
  return result.map((each) => (each === known ? merged : each));
}
