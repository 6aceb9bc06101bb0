import type { AddonContext, BootstrapSecret } from '@strata/addon';
import { ARGOCD_NAMESPACE } from '@strata/argocd';
import { exposeService, externalSecret } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Facts } from '@strata/model';
import { HOST, SERVER } from './names';
import type { ArgoCdConfig } from './schema';

const REPOSITORY = 'platform-repository';

/** The user interface behind the Gateway, and the credentials of the repository that everything is synced from. */
export function manifests({ facts }: AddonContext<ArgoCdConfig>): Manifest[] {
  const exposure = { name: HOST, namespace: ARGOCD_NAMESPACE, host: HOST, ...SERVER };
  return [repositoryCredentials(facts), ...exposeService(exposure, facts)];
}

const REPOSITORY_LABELS = { 'argocd.argoproj.io/secret-type': 'repository' };

/**
 * The same credentials for the first sync, which brings the registration that comes from the store: a template of
 * credentials by URL, which a registration of the repository goes before.
 */
export function bootstrapCredentials({ repository }: Facts): BootstrapSecret[] {
  return (['username', 'password'] as const).map((key) => ({
    name: `${REPOSITORY}-bootstrap`,
    key,
    variable: `repository_${key}`,
    description: `The ${key} with which Argo CD reads ${repository.url}.`,
    labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' },
    texts: { type: 'git', url: repository.url },
  }));
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories */
const repositoryCredentials = ({ secretStore, repository }: Facts): Manifest =>
  externalSecret({
    name: REPOSITORY,
    namespace: ARGOCD_NAMESPACE,
    store: secretStore.name,
    data: {
      username: { item: REPOSITORY, field: 'username' },
      password: { item: REPOSITORY, field: 'password' },
    },
    template: {
      metadata: { labels: REPOSITORY_LABELS },
      data: {
        type: 'git',
        url: repository.url,
        username: '{{ .username }}',
        password: '{{ .password }}',
      },
    },
  });
