import type { RequestError } from '@strata/kratix';
import type { HTTPServiceSpec } from './schema';

/** What keeps Argo CD from one directory of one repository. No value is repeated: a URL may hold credentials. */
export function checkSource({
  repository,
  revision,
  path,
}: HTTPServiceSpec['source']): RequestError['problems'] {
  const problemIf = (is: boolean, field: string, message: string) =>
    is ? [{ path: ['spec', 'source', field], message }] : [];
  return [
    // The AppProject takes these for patterns.
    ...problemIf(/[*?[\]{}\\]/.test(repository), 'repository', 'must name one repository, without a pattern'),
    ...problemIf(
      /^https:\/\/[^/]*@/.test(repository),
      'repository',
      'must not hold credentials, which would stand in Git',
    ),
    ...problemIf(/\s/.test(revision), 'revision', 'is no branch, tag or commit: it holds a space'),
    ...problemIf(path.split('/').includes('..'), 'path', 'must not leave the repository'),
  ];
}
