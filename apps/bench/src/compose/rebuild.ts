import type { Path, Provenance } from '@strata/compose';
import type { Stack } from './contenders';

/**
 * The configuration put together again from where its leaves come from: each leaf is looked up at the path of the
 * layer that provenance names. It equals the composed data only if every provenance is right.
 */
export function rebuildFromProvenance(leaves: Iterable<Provenance>, stack: Stack): unknown {
  const fieldsOf = new Map(stack.map(({ name, fields }) => [name, fields]));
  const root: Record<string, unknown> = {};
  for (const { path, winner } of leaves) {
    plant(root, path, winner.path.reduce<unknown>(readStep, fieldsOf.get(winner.origin.name)));
  }
  return root;
}

function readStep(value: unknown, key: string | number): unknown {
  return (value as Record<string | number, unknown> | undefined)?.[key];
}

function plant(root: Record<string, unknown>, path: Path, value: unknown): void {
  let target: Record<string | number, unknown> = root;
  path.forEach((key, depth) => {
    const next = path[depth + 1];
    if (next === undefined) target[key] = value;
    else target = (target[key] ??= typeof next === 'number' ? [] : {}) as typeof target;
  });
}
