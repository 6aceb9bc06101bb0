import { isMap } from '@strata/compose';
import type { Found } from './check-application';

type Fields = Readonly<Record<string, unknown>>;

const REFERENCE = /^[a-zA-Z0-9_-]+$/;

/**
 * What Argo CD says to the sources of an Application that exists: it then shows an error and does not sync.
 *
 * @see https://github.com/argoproj/argo-cd/blob/v3.5.6/util/argo/argo.go
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/
 */
export function findSourceProblems(spec: Fields): Found[] {
  if (isMap(spec['sourceHydrator'])) return [];
  const { sources } = spec;
  if (Array.isArray(sources) && sources.length > 0) return findProblemsOfSources(sources.filter(isMap));
  return findMissing(isMap(spec['source']) ? spec['source'] : {}, ['spec', 'source'], ['path', 'chart']);
}

function findProblemsOfSources(sources: readonly Fields[]): Found[] {
  const references = sources.flatMap(({ ref }) => (typeof ref === 'string' && ref !== '' ? [ref] : []));
  return sources.flatMap((source, i) => {
    const path = ['spec', 'sources', i];
    const { ref, chart } = source;
    const found = findMissing(source, path, ['path', 'chart', 'ref']);
    if (typeof ref === 'string' && ref !== '') {
      if (!REFERENCE.test(ref))
        found.push([[...path, 'ref'], `the ref ${ref} has other characters than a-z, 0-9, _, -`]);
      if (references.indexOf(ref) !== references.lastIndexOf(ref)) {
        found.push([[...path, 'ref'], `two sources have the ref ${ref}`]);
      }
      if (isText(chart)) found.push([[...path, 'ref'], 'a source with a ref has a chart']);
    }
    return [...found, ...findBadValueFiles(source, path, references)];
  });
}

function findMissing(source: Fields, path: (string | number)[], either: readonly string[]): Found[] {
  if (!isText(source['repoURL'])) return [[path, 'a source has no repoURL']];
  if (!either.some((key) => isText(source[key]))) {
    return [[path, `a source has none of ${either.join(', ')}`]];
  }
  if (isText(source['chart']) && !isText(source['targetRevision'])) {
    return [[path, 'a chart has no targetRevision']];
  }
  return [];
}

/** A file of another source is `$<ref>/<path from that repository's root>`. */
function findBadValueFiles(
  source: Fields,
  path: (string | number)[],
  references: readonly string[],
): Found[] {
  const helm = isMap(source['helm']) ? source['helm'] : {};
  const files = Array.isArray(helm['valueFiles']) ? (helm['valueFiles'] as unknown[]) : [];
  return files.flatMap((file, i): Found[] => {
    const at = [...path, 'helm', 'valueFiles', i];
    if (typeof file !== 'string') return [];
    const [first = '', ...others] = file.split('/');
    if (first.startsWith('$') && !references.includes(first.slice(1))) {
      return [[at, `no source has the ref ${first.slice(1)}`]];
    }
    const misplaced = others.find((part) => part.startsWith('$') && references.includes(part.slice(1)));
    return misplaced === undefined ? [] : [[at, `${misplaced} is not at the start of ${file}`]];
  });
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
