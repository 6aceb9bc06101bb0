import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { Field } from '../references/field';
import type { PolicyFinding, PolicySubject } from './policy';

const STARS: Readonly<Record<string, readonly string[]>> = {
  verbs: ['*'],
  apiGroups: ['*'],
  resources: ['*'],
  nonResourceURLs: ['*', '/*'],
};

/** Rules of roles, and permissions of Kratix pipelines, which become roles, that allow everything. */
export function checkWildcards({ object }: PolicySubject): PolicyFinding[] {
  return rulesOf(object).flatMap((rule) =>
    Object.entries(STARS).flatMap(([field, stars]) =>
      rule
        .at(field)
        .elements.filter(({ text }) => text !== undefined && stars.includes(text))
        .map(({ path }) => ({ path, message: `must not be a star: list the ${field}` })),
    ),
  );
}

function rulesOf(object: Manifest): Field[] {
  const root = new Field(object);
  switch (groupKindOf(object)) {
    case 'ClusterRole.rbac.authorization.k8s.io':
    case 'Role.rbac.authorization.k8s.io':
      return root.at('rules').elements;
    case 'Pipeline.platform.kratix.io':
      return root.at('spec', 'rbac', 'permissions').elements;
    default:
      return [];
  }
}
