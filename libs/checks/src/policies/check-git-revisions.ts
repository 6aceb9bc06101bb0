import { normalizeGitUrl, PLACEHOLDERS } from '@strata/argocd';
import { REGISTRATION_ANNOTATIONS } from '@strata/model';
import { applicationSourcesOf, filledIn } from './application-specs';
import { isFloatingTag } from './image-tag';
import type { PolicyFinding, PolicySubject } from './policy';

const COMMIT = /^(?=.*\d)[0-9a-f]{7,64}$/i;
const RANGE = /[*^~<>=|,\s]|\.x(?:\.|$)/i;

/** Three numbers: branches of a release have two, `release-1.2`. */
const VERSION = /\d[.-]\d+[.-]\d/;

/** What no one chose: the branch that the repository happens to have as its first. */
const UNCHOSEN: readonly string[] = ['', 'HEAD'];

/**
 * Sources that follow a branch of a repository, or a range of its tags. The platform's own repository is made to follow
 * its branch, so that any name of a branch will do there.
 */
export function checkGitRevisions({ object, facts }: PolicySubject): PolicyFinding[] {
  return applicationSourcesOf(object)
    .filter(({ isChart }) => !isChart)
    .flatMap(({ repository, revision }) => {
      const isOwn = isOwnRepository(repository.text ?? '', facts.repository.url);
      return filledIn(object, revision)
        .filter(({ text = '' }) => {
          if (!isOwn) return !isFixed(text, repository.text ?? '');
          return text !== facts.repository.revision && (UNCHOSEN.includes(text) || RANGE.test(text));
        })
        .map(({ text, path }) => ({
          path,
          message:
            text === undefined
              ? 'is required: without it the first branch is followed'
              : `must be a tag or a commit, not "${text}"`,
        }));
    });
}

const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');

const OWN_PLACEHOLDER = withoutSpaces(PLACEHOLDERS.annotation(REGISTRATION_ANNOTATIONS.repositoryUrl));

const isOwnRepository = (repository: string, own: string): boolean =>
  withoutSpaces(repository) === OWN_PLACEHOLDER || normalizeGitUrl(repository) === normalizeGitUrl(own);

function isFixed(revision: string, repository: string): boolean {
  if (repository.startsWith('oci://')) return revision !== '' && !isFloatingTag(revision);
  if (RANGE.test(revision) || revision.startsWith('refs/heads/')) return false;
  const [, tag] = /^refs\/tags\/(.+)$/.exec(revision) ?? [];
  if (tag !== undefined) return !isFloatingTag(tag);
  return COMMIT.test(revision) || VERSION.test(revision);
}
