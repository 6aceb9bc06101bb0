import { coreObject } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { NfsClass } from './schema';

/**
 * Where a retained volume lies: without its random name, so that the claim of a rebuilt cluster finds its files.
 * A namespace has no dot, so no two claims share a directory. Deleted volumes need unique names, or an archived
 * one would be in the way of the next.
 */
const STABLE_PATH = '${.PVC.namespace}.${.PVC.name}';

/** What the objects of one storage class are made from; every value that several of them need stands here once. */
export interface NfsClassOptions extends NfsClass {
  /** Short name: part of the names of the objects and of the provisioner. */
  readonly key: string;
  readonly namespace: string;
  /** Address of the NFS server. */
  readonly server: string;
  /** The provisioner with its tag. */
  readonly image: string;
}

/**
 * One storage class and the provisioner that serves it alone: StorageClass, Deployment, ServiceAccount and the
 * permissions. Server and path stand in the environment, the volume and nowhere else, from one source.
 *
 * @see https://github.com/kubernetes-sigs/nfs-subdir-external-provisioner
 */
export function nfsClass(options: NfsClassOptions): Manifest[] {
  const { key, namespace } = options;
  const name = `nfs-${key}`;
  return [
    storageClass(options, provisionerOf(key)),
    coreObject('ServiceAccount', { name, namespace }, {}),
    clusterRole(name),
    clusterRoleBinding(name, namespace),
    deployment(options, name),
  ];
}

/** The name that a StorageClass and its provisioner know each other by. */
const provisionerOf = (key: string): string => `k8s-sigs.io/nfs-${key}`;

function storageClass(options: NfsClassOptions, provisioner: string): Manifest {
  const annotations = { 'storageclass.kubernetes.io/is-default-class': String(options.default) };
  return coreObject(
    'StorageClass',
    { name: options.name, annotations },
    {
      provisioner,
      parameters: {
        archiveOnDelete: String(options.archiveOnDelete),
        ...(options.reclaimPolicy === 'Retain' ? { pathPattern: STABLE_PATH } : {}),
      },
      reclaimPolicy: options.reclaimPolicy,
      volumeBindingMode: 'Immediate',
      mountOptions: options.mountOptions,
    },
  );
}

function clusterRole(name: string): Manifest {
  const rule = (apiGroup: string, resource: string, ...verbs: string[]) => ({
    apiGroups: [apiGroup],
    resources: [resource],
    verbs,
  });
  return coreObject(
    'ClusterRole',
    { name },
    {
      rules: [
        rule('', 'nodes', 'get', 'list', 'watch'),
        rule('', 'persistentvolumes', 'get', 'list', 'watch', 'create', 'delete'),
        rule('', 'persistentvolumeclaims', 'get', 'list', 'watch', 'update'),
        rule('', 'events', 'create', 'update', 'patch'),
        rule('storage.k8s.io', 'storageclasses', 'get', 'list', 'watch'),
      ],
    },
  );
}

function clusterRoleBinding(name: string, namespace: string): Manifest {
  return coreObject(
    'ClusterRoleBinding',
    { name },
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  );
}

function deployment({ key, namespace, server, path, image }: NfsClassOptions, name: string): Manifest {
  const labels = { 'app.kubernetes.io/name': 'nfs-provisioner', 'app.kubernetes.io/instance': name };
  const env = { PROVISIONER_NAME: provisionerOf(key), NFS_SERVER: server, NFS_PATH: path };
  return coreObject(
    'Deployment',
    { name, namespace, labels },
    {
      spec: {
        replicas: 1,
        // One pod at a time and no leader to elect: election would need the deprecated Endpoints lock.
        strategy: { type: 'Recreate' },
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: name,
            // Root, because the server decides by user id who may create directories in the export.
            securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
            containers: [
              {
                name: 'provisioner',
                image,
                imagePullPolicy: 'IfNotPresent',
                env: Object.entries({ ...env, ENABLE_LEADER_ELECTION: 'false' }).map(([variable, value]) => ({
                  name: variable,
                  value,
                })),
                resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                  readOnlyRootFilesystem: true,
                },
                volumeMounts: [{ name: 'export', mountPath: '/persistentvolumes' }],
              },
            ],
            volumes: [{ name: 'export', nfs: { server, path } }],
          },
        },
      },
    },
  );
}
