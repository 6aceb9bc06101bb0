import { checkValues } from './check-values';

const pathsOf = (values: unknown): string[] => [
  ...new Set(checkValues(values).map(({ path }) => path.join('.'))),
];

describe('checkValues', () => {
  it.each<[string, unknown]>([
    ['controlPlane.statefulset', { controlPlane: { statefulset: {} } }],
    ['controlPlane.proxy.extraSANs.1', { controlPlane: { proxy: { extraSANs: ['a', 1] } } }],
    [
      'integrations.certManager.sync.fromHost.clusterIssuers.selector.matchLabels',
      {
        integrations: {
          certManager: { sync: { fromHost: { clusterIssuers: { selector: { matchLabels: {} } } } } },
        },
      },
    ],
    [
      'integrations.externalSecrets.sync.fromHost.clusterStores.selector.labels',
      {
        integrations: {
          externalSecrets: { sync: { fromHost: { clusterStores: { selector: { labels: {} } } } } },
        },
      },
    ],
    ['policies.resourceQuota.enabled', { policies: { resourceQuota: { enabled: 'yes' } } }],
    [
      'controlPlane.statefulSet.highAvailability.replicas',
      { controlPlane: { statefulSet: { highAvailability: { replicas: '2' } } } },
    ],
    ['controlPlane.service.annotations.a', { controlPlane: { service: { annotations: { a: true } } } }],
    ['telemetry', { telemetry: [] }],
    ['', []],
  ])('finds what is wrong at "%s"', (path, values) => expect(pathsOf(values)).toEqual([path]));

  it('names the keys that it knows', () => {
    expect(checkValues({ telemetry: { on: true } })).toEqual([
      { kind: 'unknown', path: ['telemetry', 'on'], message: 'is not known', known: ['enabled'] },
    ]);
  });

  it('takes what the chart takes as it is', () => {
    expect(
      checkValues({ controlPlane: { service: { spec: { type: 'LoadBalancer', anything: [1] } } } }),
    ).toEqual([]);
    expect(checkValues({ policies: { limitRange: { enabled: 'auto' } } })).toEqual([]);
  });
});
