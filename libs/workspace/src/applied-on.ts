import { BOOTSTRAP_PARTS } from '@strata/platform';
import { BOOTSTRAP_DIRECTORY, FILES, REQUESTS_DIRECTORY } from '@strata/render';
import type { ClusterTarget, RenderedObject } from '@strata/render';

/** Every Argo CD takes in what stands here. */
const EVERYWHERE = `${BOOTSTRAP_DIRECTORY}/${BOOTSTRAP_PARTS.projects}/`;

/** What the Argo CD that a cluster is registered with takes in. */
const OF_CLUSTER = new RegExp(`^${BOOTSTRAP_DIRECTORY}/${BOOTSTRAP_PARTS.clusters}/([^/]+)/`);

const OF_REQUEST = new RegExp(`^${REQUESTS_DIRECTORY}/([^/]+)/`);

/** Predictions and templates of Applications: those that are generated are known themselves. */
const NOT_APPLIED: readonly string[] = [FILES.application, FILES.applicationSet];

/**
 * The names of the clusters that a rendered object is applied on.
 *
 * @param answering names of the clusters that answer the requests of an environment
 */
export function appliedOn(
  { file, cluster }: RenderedObject,
  targets: readonly ClusterTarget[],
  answering: (environment: string) => readonly string[],
): readonly string[] {
  if (NOT_APPLIED.includes(file.split('/').at(-1) ?? '')) return [];
  if (cluster !== undefined) return [cluster];
  if (file.startsWith(EVERYWHERE)) {
    return targets.flatMap((target) => (target.cluster.host === undefined ? [target.cluster.name] : []));
  }
  const [, registered] = OF_CLUSTER.exec(file) ?? [];
  if (registered !== undefined) {
    const found = targets.find((target) => target.cluster.name === registered)?.cluster;
    return [found?.host ?? registered];
  }
  const [, environment] = OF_REQUEST.exec(file) ?? [];
  return environment === undefined ? [] : answering(environment);
}
