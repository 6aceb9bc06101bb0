import type { KindSet } from '../kind-set';
import { anything, flag, labels, list, map, text, words } from './schema-words';

const secretReference = map({ name: text, namespace: text });
const workflows = map({ configure: list(anything), delete: list(anything) });

/** @see https://docs.kratix.io/main/reference/promises/intro */
export const KRATIX: KindSet = {
  source: { name: 'Strata, for Kratix', version: '0.125' },
  kinds: {
    'platform.kratix.io/v1alpha1/Promise': {
      scope: 'Cluster',
      schema: map({
        spec: map({
          api: { type: 'object', ...anything },
          dependencies: list({ type: 'object', ...anything }),
          destinationSelectors: list(map({ matchLabels: labels })),
          requiredPromises: list(map({ name: text, version: text })),
          workflows: map({ config: anything, promise: workflows, resource: workflows }),
        }),
      }),
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
