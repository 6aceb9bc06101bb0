import type { StructuralSchema } from '../../structural/structural-schema';
import type { KindSet } from '../kind-set';
import { anything, flag, labels, list, map, text, words } from './schema-words';

const secretReference = map({ name: text, namespace: text });

/** An object of another kind, which is checked as such. */
const openObject = (apiVersion: string, kind: string): StructuralSchema => ({
  ...map({ apiVersion: words(apiVersion), kind: words(kind) }, 'apiVersion', 'kind'),
  ...anything,
});

const pipelines = list(openObject('platform.kratix.io/v1alpha1', 'Pipeline'));
const workflows = map({ configure: pipelines, delete: pipelines });

const container = map(
  {
    args: list(text),
    command: list(text),
    env: list(anything),
    envFrom: list(anything),
    image: text,
    imagePullPolicy: words('Always', 'IfNotPresent', 'Never'),
    name: text,
    resources: anything,
    securityContext: anything,
    volumeMounts: list(anything),
  },
  'image',
  'name',
);

/** @see https://docs.kratix.io/main/reference/promises/intro */
export const KRATIX: KindSet = {
  source: { name: 'Strata, for Kratix', version: '0.125' },
  kinds: {
    'platform.kratix.io/v1alpha1/Promise': {
      scope: 'Cluster',
      schema: map({
        spec: map({
          api: openObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
          dependencies: list({ type: 'object', ...anything }),
          destinationSelectors: list(map({ matchLabels: labels })),
          requiredPromises: list(map({ name: text, version: text })),
          workflows: map({ config: anything, promise: workflows, resource: workflows }),
        }),
      }),
    },
    'platform.kratix.io/v1alpha1/Pipeline': {
      scope: 'Namespaced',
      schema: map(
        {
          spec: map(
            {
              containers: list(container),
              imagePullSecrets: list(map({ name: text })),
              jobOptions: anything,
              nodeSelector: labels,
              rbac: anything,
              restartPolicy: words('Never', 'OnFailure'),
              tolerations: list(anything),
              volumes: list(anything),
            },
            'containers',
          ),
        },
        'spec',
      ),
    },
    'platform.kratix.io/v1alpha1/Destination': {
      scope: 'Cluster',
      schema: map({
        spec: map(
          {
            cleanup: words('none', 'all'),
            filepath: {
              ...map({ filename: text, mode: words('nestedByMetadata', 'aggregatedYAML', 'none') }),
              default: {},
            },
            initWorkloads: map({ enabled: flag }),
            path: text,
            secretRef: secretReference,
            stateStoreRef: map(
              { kind: words('BucketStateStore', 'GitStateStore'), name: text },
              'kind',
              'name',
            ),
            strictMatchLabels: flag,
          },
          'path',
          'stateStoreRef',
        ),
      }),
    },
    'platform.kratix.io/v1alpha1/GitStateStore': {
      scope: 'Cluster',
      schema: map({
        spec: map(
          {
            authMethod: { ...words('basicAuth', 'ssh', 'githubApp'), default: 'basicAuth' },
            branch: { ...text, default: 'main' },
            gitAuthor: map({ email: text, name: text }),
            path: text,
            secretRef: secretReference,
            url: text,
          },
          'url',
        ),
      }),
    },
  },
};
