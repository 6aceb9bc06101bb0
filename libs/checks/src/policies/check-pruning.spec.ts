import { application, applicationSet, promise, provePolicy } from './policy-table.cases';

const pruning = (source: object, more: object = {}) => ({
  sources: [{ repoURL: 'https://example.com/a', targetRevision: '1.2.3', ...source }],
  syncPolicy: { automated: { prune: true, selfHeal: true }, ...more },
});
const PRUNE = 'spec.syncPolicy.automated.prune';
const OPTIONS = 'metadata.annotations["argocd.argoproj.io/sync-options"] must have Prune=false';
const brings = (what: string) => `must be false: ${what} brings definitions`;
const definition = (options?: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: {
    name: 'shops.example.com',
    ...(options === undefined ? {} : { annotations: { 'argocd.argoproj.io/sync-options': options } }),
  },
});

describe('checkPruning', () => {
  provePolicy(
    'STR667',
    [
      [
        'a directory of definitions',
        application(pruning({ path: 'config/crd' })),
        `${PRUNE} ${brings('config/crd')}`,
      ],
      [
        'a directory named for them',
        application(pruning({ path: 'example/prometheus-operator-crd' })),
        `${PRUNE} ${brings('example/prometheus-operator-crd')}`,
      ],
      [
        'a chart of definitions',
        application(pruning({ chart: 'prometheus-operator-crds' })),
        `${PRUNE} ${brings('prometheus-operator-crds')}`,
      ],
      [
        'a set of such Applications',
        applicationSet(pruning({ path: 'crds' })),
        `spec.template.${PRUNE} ${brings('crds')}`,
      ],
      [
        'a single source',
        application({ ...pruning({}), sources: [], source: { path: 'deploy/crds' } }),
        `${PRUNE} ${brings('deploy/crds')}`,
      ],
      ['a definition without options', definition(), OPTIONS],
      ['a definition with other options', definition('Replace=true,Prune=true'), OPTIONS],
      ['a definition of a promise', promise({}, [definition()]), `spec.dependencies[0].${OPTIONS}`],
    ],
    [
      ['a definition that stays', definition('ServerSideApply=true, Prune=false')],
      ['a definition that goes when a person agrees', definition('Prune=confirm')],
      [
        'definitions without pruning',
        application({ ...pruning({ path: 'crds' }), syncPolicy: { automated: {} } }),
      ],
      [
        'definitions that the Application keeps',
        application(pruning({ path: 'crds' }, { syncOptions: ['Prune=false'] })),
      ],
      [
        'a manual sync',
        application({
          ...pruning({ path: 'crds' }),
          syncPolicy: { automated: { enabled: false, prune: true } },
        }),
      ],
      ['anything else', application(pruning({ chart: 'cert-manager' }))],
      ['a name that only sounds like it', application(pruning({ path: 'apps/discord' }))],
      ['the API of a promise', promise({})],
    ],
  );
});
