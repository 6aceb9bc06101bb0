import type { Manifest } from '@strata/kubernetes';

/** How exceptions name objects: `Kind namespace/name` or `Kind name`. */
export const OBJECT_PATTERN = /^\S+ [^\s/]+(?:\/[^\s/]+)?$/;

/**
 * Whether an object is one that a pattern names. A star stands for any text in the kind, the namespace or the name;
 * `Kind *` is every object of the kind, wherever it is.
 */
export function matchObject(pattern: string, { kind, metadata }: Manifest): boolean {
  const [kindPattern = '', place = ''] = pattern.split(' ');
  if (!matchText(kindPattern, kind)) return false;
  if (place === '*') return true;
  // A name has no slash, and so a namespace and a name are never mistaken for one another.
  const names = metadata.namespace === undefined ? [metadata.name] : [metadata.namespace, metadata.name];
  const patterns = place.split('/');
  return (
    patterns.length === names.length && patterns.every((each, index) => matchText(each, names[index] ?? ''))
  );
}

function matchText(pattern: string, text: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
