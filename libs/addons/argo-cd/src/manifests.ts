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
  return credentialsOf(repository.url).map(({ key, field, title }) => ({
    name: `${REPOSITORY}-bootstrap`,
    key,
    variable: `repository_${field}`,
    description: `The ${title} with which Argo CD reads ${repository.url}.`,
    labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' },
    texts: { type: 'git', url: repository.url },
  }));
}

/** Keys of a repository's Secret, with the fields of the item that they come from. */
const credentialsOf = (url: string) =>
  /^https?:/.test(url)
    ? [
        { key: 'username', field: 'username', title: 'username' },
        { key: 'password', field: 'password', title: 'password' },
      ]
    : [{ key: 'sshPrivateKey', field: 'ssh_private_key', title: 'private SSH key' }];

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories */
const repositoryCredentials = ({ secretStore, repository }: Facts): Manifest =>
  externalSecret({
    name: REPOSITORY,
    namespace: ARGOCD_NAMESPACE,
    store: secretStore.name,
    data: Object.fromEntries(
      credentialsOf(repository.url).map(({ field }) => [field, { item: REPOSITORY, field }]),
    ),
    template: {
      metadata: { labels: REPOSITORY_LABELS },
      data: {
        type: 'git',
        url: repository.url,
        ...Object.fromEntries(
          credentialsOf(repository.url).map(({ key, field }) => [key, `{{ .${field} }}`]),
        ),
      },
    },
  });
