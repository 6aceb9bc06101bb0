import { RequestError } from '@strata/kratix';
import { isName } from '@strata/model';
import { checkNetwork } from './check-network';
import { checkSelectors } from './check-selectors';
import { checkSizing } from './check-sizing';
import { problemIf } from './problem';
import type { Inspected, Rule } from './problem';

const RULES: readonly Rule[] = [checkName, checkBackingStore, checkSizing, checkNetwork, checkSelectors];

/**
 * Refuses what the schema of a request cannot say.
 *
 * @throws RequestError with all problems at once
 */
export function checkRequest(inspected: Inspected): void {
  const problems = RULES.flatMap((rule) => rule(inspected));
  if (problems.length > 0) throw new RequestError(problems);
}

function checkName({ request, platform }: Inspected) {
  const { name } = request.metadata;
  return [
    ...problemIf(
      !isName(name),
      ['metadata', 'name'],
      `"${name}" cannot name a cluster: at most 40 lower-case letters, digits and hyphens, a letter first`,
    ),
    ...problemIf(
      name === platform.cluster.name,
      ['metadata', 'name'],
      `"${name}" is the name of the cluster that it would run in`,
    ),
  ];
}

function checkBackingStore({ request, settings }: Inspected) {
  const { type, replicas } = settings.backingStore;
  const asked = request.spec.backingStore ?? {};
  if (type === 'embedded-etcd') {
    return [
      {
        path: ['spec', 'backingStore', 'type'],
        message: 'embedded etcd is a paid feature of vcluster; ask for "etcd", which is deployed beside it',
      },
    ];
  }
  if (type === 'etcd') {
    return problemIf(
      replicas % 2 === 0,
      ['spec', 'backingStore', 'replicas'],
      `etcd with ${replicas} members survives no more failures than with ${replicas - 1}; ask for an odd number`,
    );
  }
  return [
    ...problemIf(
      settings.controlPlane.replicas > 1,
      ['spec', 'controlPlane', 'replicas'],
      `a database has one writer, so ${settings.controlPlane.replicas} replicas need backingStore.type "etcd"`,
    ),
    ...problemIf(
      asked.replicas !== undefined && asked.replicas > 1,
      ['spec', 'backingStore', 'replicas'],
      'a database has no members; ask for backingStore.type "etcd"',
    ),
    ...problemIf(
      asked.certificates === 'cert-manager',
      ['spec', 'backingStore', 'certificates'],
      'a database has no certificates; ask for backingStore.type "etcd"',
    ),
  ];
}
