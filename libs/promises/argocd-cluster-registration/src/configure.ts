import {
  CERTIFICATE_FIELDS,
  CLUSTER_SECRET_LABEL,
  clusterExternalSecret,
  clusterSecretName,
} from '@strata/argocd';
import { filesOf, RequestError } from '@strata/kratix';
import type { PipelineFunction } from '@strata/kratix';
import { pushSecret } from '@strata/kubernetes';
import { LABEL_KEY, LABEL_VALUE } from '@strata/model';
import type { ArgoCDClusterRegistrationSpec } from './schema';

/**
 * Registers a cluster without a confidential value in any repository: its certificates go from the Secret that its
 * maker wrote into the secret store, and from there into the Secret that Argo CD reads. When the request is deleted,
 * both go, and the item with them.
 */
export const configure: PipelineFunction<ArgoCDClusterRegistrationSpec> = (
  { metadata, spec },
  { platform },
) => {
  const { name } = metadata;
  const { server, labels, annotations, source, item } = spec;
  const problems = findProblems(spec);
  if (problems.length > 0) throw new RequestError(problems);
  const store = platform.facts.secretStore.name;
  const cluster = { name, server, labels: { ...labels, ...CLUSTER_SECRET_LABEL }, annotations };
  return {
    files: filesOf([
      pushSecret({
        name: clusterSecretName(name),
        namespace: source.namespace,
        store,
        secret: source.secret,
        item,
        keys: Object.values(CERTIFICATE_FIELDS),
      }),
      clusterExternalSecret(cluster, item, store),
    ]),
    status: { message: `Cluster ${name} at ${server}`, secret: clusterSecretName(name), item },
  };
};

function findProblems({ labels }: ArgoCDClusterRegistrationSpec): RequestError['problems'] {
  const [reserved] = Object.keys(CLUSTER_SECRET_LABEL);
  return Object.entries(labels).flatMap(([key, value]) => {
    const path = ['spec', 'labels', key];
    if (key === reserved) return [{ path, message: 'is what makes the Secret a registration' }];
    if (!new RegExp(LABEL_KEY).test(key)) return [{ path, message: 'is no key of a label' }];
    return new RegExp(LABEL_VALUE).test(value) ? [] : [{ path, message: 'is no value of a label' }];
  });
}
