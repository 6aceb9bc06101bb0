import { applicationSpecsOf } from './application-specs';
import type { PolicyFinding, PolicySubject } from './policy';

/** Syncs that Argo CD retries for ever, and retries that do not say how often. */
export function checkRetries({ object }: PolicySubject): PolicyFinding[] {
  return applicationSpecsOf(object).flatMap((spec) => {
    const retry = spec.at('syncPolicy', 'retry');
    if (!retry.exists) return [];
    const limit = retry.at('limit');
    if (!limit.exists) return [{ path: limit.path, message: 'is required: without it nothing is retried' }];
    const isEndless = limit.number !== undefined && limit.number < 0;
    return isEndless
      ? [{ path: limit.path, message: 'must be at least 0: a negative one means for ever' }]
      : [];
  });
}
