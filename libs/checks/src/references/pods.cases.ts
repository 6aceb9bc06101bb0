import { object, clusterObject, at, WEB, SHOP, CONFIG_MAP } from './objects.cases';
import type { ReferenceCase } from './objects.cases';

const pod = (spec: object) => object('v1', 'Pod', 'api', { spec });
const container = (fields: object) => pod({ containers: [{ name: 'api', ...fields }] });
const volume = (fields: object) => pod({ volumes: [{ name: 'data', ...fields }] });
const fromSecret = (reference: object) =>
  container({ env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: reference } }] });

const EXTERNAL_SECRET = object('external-secrets.io/v1', 'ExternalSecret', 'token', {
  spec: { data: [{ secretKey: 'token' }] },
});
const templated = (template: object) =>
  object('external-secrets.io/v1', 'ExternalSecret', 'other', {
    spec: { data: [{ secretKey: 'raw' }], target: { name: 'token', template } },
  });

/** What pods name. */
export const PODS: ReferenceCase[] = [
  {
    title: 'takes a Secret that an ExternalSecret makes',
    objects: [WEB, EXTERNAL_SECRET, fromSecret({ name: 'token', key: 'token' })],
  },
  {
    title: 'misses a Secret of a variable',
    objects: [WEB, fromSecret({ name: 'token', key: 'token' })],
    found: [
      'STR640 spec/containers/0/env/0/valueFrom/secretKeyRef/name names the Secret web/token, which nothing makes there',
    ],
  },
  {
    title: 'misses a Secret of another namespace',
    objects: [WEB, SHOP, at('shop', EXTERNAL_SECRET), fromSecret({ name: 'token', key: 'token' })],
    found: [
      'STR640 spec/containers/0/env/0/valueFrom/secretKeyRef/name names the Secret web/token, which nothing makes there',
    ],
  },
  {
    title: 'does without an optional Secret',
    objects: [WEB, fromSecret({ name: 'token', key: 'token', optional: true })],
  },
  {
    title: 'takes a declared Secret',
    objects: [WEB, fromSecret({ name: 'token', key: 'any' })],
    declared: ['Secret web/token'],
  },
  {
    title: 'misses a key of a declared Secret',
    objects: [WEB, fromSecret({ name: 'token', key: 'other' })],
    declared: ['Secret web/token#token'],
    found: [
      'STR641 spec/containers/0/env/0/valueFrom/secretKeyRef/key names the key other, which the Secret web/token does not have',
    ],
  },
  {
    title: 'takes any Secret where nobody can tell',
    objects: [WEB, fromSecret({ name: 'token', key: 'any' })],
    declared: ['Secret web/*'],
  },
  {
    title: 'misses a key of an ExternalSecret',
    objects: [WEB, EXTERNAL_SECRET, fromSecret({ name: 'token', key: 'tokn' })],
    found: [
      'STR641 spec/containers/0/env/0/valueFrom/secretKeyRef/key names the key tokn, which the Secret web/token does not have',
    ],
  },
  {
    title: 'takes a key of a template',
    objects: [WEB, templated({ data: { url: '' } }), fromSecret({ name: 'token', key: 'url' })],
  },
  {
    title: 'misses a key that the template leaves out',
    objects: [WEB, templated({ data: { url: '' } }), fromSecret({ name: 'token', key: 'raw' })],
    found: [
      'STR641 spec/containers/0/env/0/valueFrom/secretKeyRef/key names the key raw, which the Secret web/token does not have',
    ],
  },
  {
    title: 'takes a key that a template merges',
    objects: [
      WEB,
      templated({ data: { url: '' }, mergePolicy: 'Merge' }),
      fromSecret({ name: 'token', key: 'raw' }),
    ],
  },
  {
    title: 'takes any key of a whole item',
    objects: [
      WEB,
      object('external-secrets.io/v1', 'ExternalSecret', 'token', {
        spec: { dataFrom: [{ extract: { key: 'item' } }] },
      }),
      fromSecret({ name: 'token', key: 'any' }),
    ],
  },
  {
    title: 'takes a Secret for every namespace',
    objects: [
      WEB,
      clusterObject('external-secrets.io/v1', 'ClusterExternalSecret', 'pull', {
        spec: {
          externalSecretName: 'pull',
          namespaceSelectors: [{}],
          externalSecretSpec: { data: [{ secretKey: '.dockerconfigjson' }] },
        },
      }),
      pod({ imagePullSecrets: [{ name: 'pull' }] }),
    ],
  },
  {
    title: 'takes the Secret of a Certificate with its keys',
    objects: [
      WEB,
      object('cert-manager.io/v1', 'Issuer', 'own', { spec: { selfSigned: {} } }),
      object('cert-manager.io/v1', 'Certificate', 'api', {
        spec: { secretName: 'api-tls', issuerRef: { name: 'own' } },
      }),
      volume({ secret: { secretName: 'api-tls', items: [{ key: 'tls.crt' }, { key: 'tls.pem' }] } }),
    ],
    found: [
      'STR641 spec/volumes/0/secret/items/1/key names the key tls.pem, which the Secret web/api-tls does not have',
    ],
  },
  {
    title: 'misses the sources of a container',
    objects: [WEB, container({ envFrom: [{ secretRef: { name: 'a' } }, { configMapRef: { name: 'b' } }] })],
    found: [
      'STR640 spec/containers/0/envFrom/0/secretRef/name names the Secret web/a, which nothing makes there',
      'STR640 spec/containers/0/envFrom/1/configMapRef/name names the ConfigMap web/b, which nothing makes there',
    ],
  },
  {
    title: 'misses a key of a ConfigMap in a volume',
    objects: [
      WEB,
      CONFIG_MAP,
      volume({ configMap: { name: 'settings', items: [{ key: 'app.yaml' }, { key: 'app.yml' }] } }),
    ],
    found: [
      'STR641 spec/volumes/0/configMap/items/1/key names the key app.yml, which the ConfigMap web/settings does not have',
    ],
  },
  {
    title: 'looks into projected volumes',
    objects: [
      WEB,
      volume({
        projected: { sources: [{ secret: { name: 'a' } }, { configMap: { name: 'kube-root-ca.crt' } }] },
      }),
    ],
    found: [
      'STR640 spec/volumes/0/projected/sources/0/secret/name names the Secret web/a, which nothing makes there',
    ],
  },
  {
    title: 'looks into the template of a CronJob',
    objects: [
      WEB,
      object('batch/v1', 'CronJob', 'nightly', {
        spec: { jobTemplate: { spec: { template: { spec: { serviceAccountName: 'nightly' } } } } },
      }),
    ],
    found: [
      'STR642 spec/jobTemplate/spec/template/spec/serviceAccountName names the ServiceAccount web/nightly, which nothing makes there',
    ],
  },
  { title: 'has the default account', objects: [WEB, pod({ serviceAccountName: 'default' })] },
  {
    title: 'takes an account',
    objects: [WEB, object('v1', 'ServiceAccount', 'api'), pod({ serviceAccountName: 'api' })],
  },
  {
    title: 'misses classes, and has those of the system',
    objects: [
      WEB,
      pod({ priorityClassName: 'gold', runtimeClassName: 'kata' }),
      pod({ priorityClassName: 'system-node-critical' }),
    ],
    found: [
      'STR643 spec/priorityClassName names the PriorityClass gold, which nothing makes there',
      'STR643 spec/runtimeClassName names the RuntimeClass kata, which nothing makes there',
    ],
  },
  {
    title: 'takes classes',
    objects: [
      WEB,
      clusterObject('scheduling.k8s.io/v1', 'PriorityClass', 'gold'),
      pod({ priorityClassName: 'gold', runtimeClassName: 'kata' }),
    ],
    declared: ['RuntimeClass.node.k8s.io kata'],
  },
  {
    title: 'misses a claim',
    objects: [WEB, volume({ persistentVolumeClaim: { claimName: 'data' } })],
    found: [
      'STR659 spec/volumes/0/persistentVolumeClaim/claimName names the PersistentVolumeClaim web/data, which nothing makes there',
    ],
  },
  {
    title: 'takes a claim, and one of a StatefulSet',
    objects: [
      WEB,
      object('v1', 'PersistentVolumeClaim', 'data'),
      object('apps/v1', 'StatefulSet', 'db', {
        spec: { volumeClaimTemplates: [{ metadata: { name: 'files' } }] },
      }),
      volume({ persistentVolumeClaim: { claimName: 'data' } }),
      volume({ persistentVolumeClaim: { claimName: 'files-db-0' } }),
    ],
  },
];
