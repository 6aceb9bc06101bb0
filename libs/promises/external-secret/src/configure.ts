import { checkSelector, filesOf, RequestError, REQUESTS_NAMESPACE, selectLabelled } from '@strata/kratix';
import type { PipelineFunction, PlatformContext } from '@strata/kratix';
import { externalSecret } from '@strata/kubernetes';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { ExternalSecretSpec } from './schema';

/** Makes the ExternalSecret, which makes the Secret: its values are in no repository. */
export const configure: PipelineFunction<ExternalSecretSpec> = ({ metadata, spec }, { platform }) => {
  const { namespace, secretName: name = metadata.name, storeSelector, data, type } = spec;
  const problems = findProblems(spec, platform);
  const [store] = selectLabelled(storeSelector.matchLabels, platform.stores);
  if (problems.length > 0 || store === undefined) throw new RequestError(problems);
  const keys = Object.keys(data).sort();
  return {
    files: filesOf([
      externalSecret({
        name,
        namespace,
        store: store.name,
        data: Object.fromEntries(keys.map((key) => [key, data[key] ?? { item: '', field: '' }])),
        ...(type === 'Opaque' ? {} : { template: { type } }),
      }),
    ]),
    status: { message: `Secret ${namespace}/${name} from ${store.name}`, secret: name, store: store.name },
  };
};

/** Namespaces in which a Secret may mean more than its data, such as the registration of a cluster. */
const CLOSED: readonly string[] = [ARGOCD_NAMESPACE, REQUESTS_NAMESPACE, 'kube-system'];

function findProblems(
  { namespace, storeSelector, data }: ExternalSecretSpec,
  { stores }: PlatformContext,
): RequestError['problems'] {
  const path = ['spec', 'storeSelector', 'matchLabels'];
  const found = selectLabelled(storeSelector.matchLabels, stores).map(({ name }) => name);
  return [
    ...checkSelector(path, storeSelector.matchLabels, 'ClusterSecretStore', stores),
    ...(found.length > 1 ? [{ path, message: `selects several stores: ${found.join(', ')}` }] : []),
    ...(CLOSED.includes(namespace)
      ? [{ path: ['spec', 'namespace'], message: 'belongs to the platform itself' }]
      : []),
    ...Object.keys(data)
      .filter((key) => !/^[A-Za-z0-9._-]{1,253}$/.test(key))
      .map((key) => ({ path: ['spec', 'data', key], message: 'is no key of a Secret' })),
  ];
}
