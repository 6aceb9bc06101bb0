import type { Manifest } from '@strata/kubernetes';
import { ISSUE_CATALOGUE } from '@strata/model';
import { BUILT_IN_POLICIES } from './built-in-policies';
import { checkPolicies } from './check-policies';
import { EXAMPLE_CLUSTER, EXAMPLE_FACTS } from './example-place';
import { application, applicationSet, promise, rbac, workload } from './policy-table.cases';

const check = (object: Manifest) => checkPolicies({ object, cluster: EXAMPLE_CLUSTER, facts: EXAMPLE_FACTS });

const OBJECTS = (): Manifest[] => [
  workload('CronJob', { image: 'a', securityContext: { capabilities: { add: ['ALL'] } } }),
  promise({ containers: [{ name: 'a', image: 'a' }], rbac: { permissions: [{ verbs: ['*'] }] } }),
  application({
    sources: [{ repoURL: 'http://a', path: 'crds' }],
    syncPolicy: { automated: { prune: true } },
  }),
  applicationSet({ source: { repoURL: 'a', chart: 'a', targetRevision: '{{ .values.version }}' } }, [
    { clusters: { values: { version: '*' } } },
  ]),
  rbac('ClusterRole', { rules: [{ resources: ['*'] }] }),
  rbac('ClusterRoleBinding', { roleRef: { kind: 'ClusterRole', name: 'cluster-admin' } }),
];

describe('BUILT_IN_POLICIES', () => {
  it('has codes of the catalogue, ascending, each once', () => {
    const codes = BUILT_IN_POLICIES.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const code of codes) expect(ISSUE_CATALOGUE).toHaveProperty(code);
  });
});

describe('checkPolicies', () => {
  it('finds what every policy finds, in the order of the policies', () => {
    expect(
      check(workload('Deployment', { image: 'a' }, { hostNetwork: true })).map(({ code }) => code),
    ).toEqual(['STR660', 'STR661', 'STR661', 'STR663']);
  });

  it.each([null, 1, 'text', true, [], [[]], [null], {}, { a: null }])(
    'passes over %j wherever another type belongs',
    (odd) => {
      for (const object of OBJECTS()) {
        expect(check(object)).not.toEqual([]);
        for (const [around, key] of placesIn(object)) {
          const value = around[key];
          around[key] = odd;
          // A throw fails the test by itself.
          check(object);
          around[key] = value;
        }
      }
    },
  );
});

type Places = [around: Record<string, unknown>, key: string][];

function placesIn(value: unknown): Places {
  if (typeof value !== 'object' || value === null) return [];
  const around = value as Record<string, unknown>;
  return Object.keys(around).flatMap((key): Places => [[around, key], ...placesIn(around[key])]);
}
