import { applicationSourcesOf, filledIn } from './application-specs';
import type { PolicyFinding, PolicySubject } from './policy';

const EXACT_VERSION = /^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Charts whose version Argo CD chooses: a range, or none. */
export function checkChartVersions({ object }: PolicySubject): PolicyFinding[] {
  return applicationSourcesOf(object)
    .filter(({ isChart }) => isChart)
    .flatMap(({ revision }) => filledIn(object, revision))
    .filter(({ text = '' }) => !EXACT_VERSION.test(text) && !DIGEST.test(text))
    .map(({ text, path }) => ({
      path,
      message: text === undefined ? 'is required' : `must be one exact version, not "${text}"`,
    }));
}
