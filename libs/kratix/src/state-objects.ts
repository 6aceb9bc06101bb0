import { customResource } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { KRATIX_API } from './promise-manifest';
import type { StateDestination } from './state/state-path';

interface SecretReference {
  readonly name: string;
  readonly namespace: string;
}

/** How Kratix opens a repository. Each method reads other keys of the Secret: `username` and `password`, or `sshPrivateKey` and `knownHosts`, or `appID`, `installationID` and `privateKey`. */
export interface GitStateStoreOptions {
  readonly name: string;
  /** `https://…`, or `git@host:path` and `ssh://…` for `ssh`. */
  readonly url: string;
  readonly branch: string;
  readonly authMethod: 'basicAuth' | 'ssh' | 'githubApp';
  readonly secretRef: SecretReference;
  /** Directory below which all Destinations lie. */
  readonly path?: string;
}

/**
 * A GitStateStore.
 *
 * @throws Error for a URL that the method cannot open
 * @see https://docs.kratix.io/main/reference/statestore/gitstatestore
 */
export function gitStateStore({
  name,
  url,
  branch,
  authMethod,
  secretRef,
  path,
}: GitStateStoreOptions): Manifest {
  const isHttps = url.startsWith('https://');
  if (isHttps === (authMethod === 'ssh')) {
    throw new Error(`the state store ${name} cannot open ${url} by ${authMethod}`);
  }
  return customResource(
    KRATIX_API,
    'GitStateStore',
    { name },
    {
      url,
      branch,
      ...(path === undefined ? {} : { path }),
      authMethod,
      gitAuthor: { name: 'kratix' },
      secretRef,
    },
  );
}

/**
 * A Destination in a state store. Its name, labels and path are what the preview reads.
 *
 * @see https://docs.kratix.io/main/reference/destinations/intro
 */
export const destination = (
  { name, labels, path, filepath }: StateDestination,
  store: { readonly kind: 'GitStateStore' | 'BucketStateStore'; readonly name: string },
): Manifest =>
  customResource(
    KRATIX_API,
    'Destination',
    { name, labels },
    { path, filepath, stateStoreRef: { ...store } },
  );
