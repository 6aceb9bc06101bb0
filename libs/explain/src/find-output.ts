import type { Output } from '@strata/render';

interface Identified {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/**
 * Finds a file of the output by what people call it: an object as `HTTPRoute/grafana` or, where that is ambiguous,
 * `HTTPRoute/monitoring/grafana`; any file by its path or the end of its path.
 */
export function findOutputs(outputs: readonly Output[], name: string): Output[] {
  return outputs.filter((output) => namesOf(output).includes(name) || `/${output.path}`.endsWith(`/${name}`));
}

/** The data of a file. One that is not there any more may have another name: it is then the one at the same position. */
export function outputOf(before: readonly Output[], after: readonly Output[], file: string): unknown {
  const same = after.find((output) => output.path === file);
  const index = before.findIndex((output) => output.path === file);
  return (same ?? (before.length === after.length ? after[index] : undefined))?.data;
}

/** What people can call a file; the shortest name first. */
export function namesOf({ path, data }: Output): string[] {
  if (!isIdentified(data)) return [path.slice(path.lastIndexOf('/') + 1), path];
  const { kind, metadata } = data;
  const full = metadata.namespace === undefined ? [] : [`${kind}/${metadata.namespace}/${metadata.name}`];
  return [`${kind}/${metadata.name}`, ...full, path];
}

function isIdentified(data: unknown): data is Identified {
  const { kind, metadata } = (data ?? {}) as Partial<Identified>;
  return typeof kind === 'string' && typeof metadata?.name === 'string';
}
