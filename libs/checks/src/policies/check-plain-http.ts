import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { Field } from '../references/field';
import { applicationSourcesOf } from './application-specs';
import type { PolicyFinding, PolicySubject } from './policy';

const SECRET_TYPE = 'argocd.argoproj.io/secret-type';

/** Repositories of Argo CD and Kratix that are read without encryption. */
export function checkPlainHttp({ object }: PolicySubject): PolicyFinding[] {
  return repositoriesOf(object)
    .filter(({ text }) => text !== undefined && /^http:/i.test(text.trim()))
    .map(({ path }) => ({ path, message: 'must not start with http://' }));
}

function repositoriesOf(object: Manifest): Field[] {
  const root = new Field(object);
  switch (groupKindOf(object)) {
    case 'Application.argoproj.io':
    case 'ApplicationSet.argoproj.io':
      return applicationSourcesOf(object).map(({ repository }) => repository);
    case 'AppProject.argoproj.io':
      return root.at('spec', 'sourceRepos').elements;
    case 'ExternalSecret.external-secrets.io':
      return declaredBy(root.at('spec', 'target', 'template'));
    case 'ClusterExternalSecret.external-secrets.io':
      return declaredBy(root.at('spec', 'externalSecretSpec', 'target', 'template'));
    case 'GitStateStore.platform.kratix.io':
      return [root.at('spec', 'url')];
    default:
      return [];
  }
}

/** The URL in a declaration of a repository, whose credentials External Secrets fills in. */
function declaredBy(template: Field): Field[] {
  const type = template.at('metadata', 'labels', SECRET_TYPE).text ?? '';
  return ['repository', 'repo-creds', 'repository-write', 'repo-write-creds'].includes(type)
    ? [template.at('data', 'url')]
    : [];
}
