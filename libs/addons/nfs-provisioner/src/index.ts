import { defineAddon } from '@strata/addon';
import { defaults } from './defaults';
import { manifests } from './manifests';
import { schema } from './schema';

export type { NfsProvisionerConfig } from './schema';

const NAMESPACE = 'nfs-provisioner';

/** Storage classes on the NFS server: every claim gets a directory of its own. */
export default defineAddon({
  name: 'nfs-provisioner',
  description: 'Storage classes whose volumes are directories of the NFS server',
  project: 'platform',
  // The kubelet mounts the export from the node's network, so the pods speak to the API server alone.
  namespace: { name: NAMESPACE, podSecurity: 'baseline', isolation: 'full' },
  // A virtual cluster's claims are provisioned by its host.
  placement: { roles: ['control-plane'] },
  provides: {
    clusterKinds: [
      'ClusterRole.rbac.authorization.k8s.io',
      'ClusterRoleBinding.rbac.authorization.k8s.io',
      'StorageClass.storage.k8s.io',
    ],
  },
  schema,
  defaults,
  manifests: (context) => manifests(context, NAMESPACE),
});
