import type { Manifest } from './manifest';

/**
 * The file name of an object: `<kind>.<namespace>.<name>.yaml` in lower case. Characters that file systems refuse
 * become `_`.
 */
export function manifestFileName({ kind, metadata: { name, namespace } }: Manifest): string {
  const parts = [kind, ...(namespace === undefined ? [] : [namespace]), name];
  return `${parts
    .join('.')
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_')}.yaml`;
}
