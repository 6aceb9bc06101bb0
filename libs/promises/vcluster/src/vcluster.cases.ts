import { platformContextOf } from '@strata/kratix';
import type { PipelineContext, PipelineObject, PipelineResult } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';
import { REFERENCE_FACTS, referenceTargets } from '@strata/testing';
import Ajv from 'ajv';
import fc from 'fast-check';
import { configure } from './configure';
import { spec as schema } from './schema';
import type { VClusterSpec } from './schema';

const [, lab] = referenceTargets();
if (lab === undefined) throw new Error('no host');

/** The platform that the tests make virtual clusters on: the pool is 192.0.2.100 to 192.0.2.119. */
export const PLATFORM = platformContextOf(lab.cluster, lab.facts, {
  ...REFERENCE_FACTS,
  networkPolicies: false,
});

/** A request with the least that must be said. */
export const LEAST: Pick<VClusterSpec, 'preset' | 'certManager' | 'externalSecrets'> = {
  preset: 'dev',
  certManager: { sync: true, issuerSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
  externalSecrets: { sync: true, storeSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
};

/** A request by that name. */
export const requestOf = (
  spec: Partial<VClusterSpec> = {},
  name = 'media',
): PipelineObject<VClusterSpec> => ({
  apiVersion: 'platform.example.com/v1alpha1',
  kind: 'VCluster',
  metadata: { name, namespace: 'platform-requests' },
  spec: { ...LEAST, ...spec },
});

/** What the pipelines get beside their object. */
export const contextOf = (action: PipelineContext['action'], platform = PLATFORM): PipelineContext => ({
  action,
  type: 'resource',
  promise: 'vcluster',
  pipeline: action === 'configure' ? 'configure' : 'protect',
  dryRun: false,
  platform,
});

/** What the configure pipeline makes of a request. */
export const configured = (request: PipelineObject<VClusterSpec>, platform = PLATFORM): PipelineResult =>
  configure(request, contextOf('configure', platform));

/** The objects of a result. */
export const objectsOf = ({ files = {} }: PipelineResult): Manifest[] => Object.values(files).flat();

/** The one object of a kind and name. */
export function objectOf(result: PipelineResult, kind: string, name?: string): Manifest {
  const found = objectsOf(result).filter(
    (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
  );
  if (found.length !== 1) throw new Error(`${found.length} objects ${kind} ${name ?? ''}`);
  return found[0] as Manifest;
}

/** Whether the schema takes a spec. */
export const isValid = new Ajv({ strict: false }).compile(schema);

/** Mostly what makes sense, now and then something that the schema takes all the same. */
const usually = <T, U>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 15, arbitrary: right }, { weight: 1, arbitrary: wrong });
const partly = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });
const anyOf = fc.constantFrom<string[]>;

const requirements = {
  requests: partly({
    cpu: usually(anyOf('50m', '200m'), anyOf('8')),
    memory: usually(anyOf('64Mi', '128Mi'), anyOf('1Ti')),
  }),
  limits: partly({
    cpu: usually(anyOf('1', '2'), anyOf('1m')),
    memory: usually(anyOf('1Gi', '2Gi'), anyOf('1Mi')),
  }),
};
const count = fc.integer({ min: 0, max: 300 });
const certificates = anyOf('vcluster', 'cert-manager');
const volume = { size: anyOf('1Gi', '20Gi'), storageClass: anyOf('fast', 'config-nfs-client') };
const address = usually(anyOf('192.0.2.101', '192.0.2.119'), anyOf('192.0.2.120', '203.0.113.7'));
const cidrs = fc.array(anyOf('10.9.0.0/16', '0.0.0.0/0'), { maxLength: 3 });
const labels = usually(
  fc.constant<Record<string, string>>({ sync_to_vclusters: 'true' }),
  fc.constantFrom<Record<string, string>[]>({ other: 'x' }, { 'bad key': 'true' }),
);
const integration = (selector: string) =>
  fc.tuple(fc.boolean(), labels).map(([sync, matchLabels]) => ({ sync, [selector]: { matchLabels } }));

const store = usually(
  fc.oneof(
    partly({ type: anyOf('etcd'), replicas: fc.constantFrom(1, 3, 5), certificates, ...volume }).map(
      (each) => ({
        ...each,
        type: 'etcd',
      }),
    ),
    fc.record({ type: anyOf('database'), size: volume.size }),
  ),
  partly({
    type: anyOf('embedded-etcd', 'database'),
    replicas: fc.integer({ min: 1, max: 5 }),
    certificates,
  }),
);

/** One replica where there is one writer. */
const planes = (type: unknown, preset: string) => {
  const isDatabase = (type ?? (preset === 'dev' ? 'database' : 'etcd')) === 'database';
  const replicas = isDatabase ? usually(fc.constant(1), fc.constant(2)) : fc.integer({ min: 1, max: 5 });
  return fc.record({ replicas, ...requirements }, { requiredKeys: isDatabase ? ['replicas'] : [] });
};

const exposure = usually(
  fc.oneof(
    fc.constant({ type: 'ClusterIP' }),
    fc.record(
      {
        type: anyOf('LoadBalancer'),
        address,
        hostname: usually(anyOf('api.media.lab.example.com'), anyOf('other.org')),
        certSANs: fc.array(anyOf('a.example.org', '203.0.113.9'), { maxLength: 3 }),
      },
      { requiredKeys: ['type', 'address'] },
    ),
  ),
  fc.record({ type: anyOf('ClusterIP', 'LoadBalancer'), hostname: anyOf('lab.example.com') }),
);

const isolation = fc.oneof(
  partly({ network: anyOf('full'), egress: cidrs }).map((each) => ({ ...each, network: 'full' })),
  partly({
    podSecurity: anyOf('privileged', 'baseline', 'restricted'),
    network: anyOf('none', 'ingress', 'full'),
    quota: partly({ pods: count, loadBalancers: count, storage: volume.size }),
    containerDefaults: partly(requirements),
  }),
);

/** Requests that the schema takes; many of them make sense. */
export const arbitraryRequest: fc.Arbitrary<PipelineObject<VClusterSpec>> = fc
  .tuple(anyOf('dev', 'prod'), fc.option(store, { nil: undefined }))
  .chain(([preset, backingStore]) =>
    fc.record(
      {
        preset: fc.constant(preset),
        backingStore: fc.constant(backingStore),
        controlPlane: planes((backingStore as { type?: unknown } | undefined)?.type, preset),
        certManager: integration('issuerSelector'),
        externalSecrets: integration('storeSelector'),
        description: fc.string({ maxLength: 40 }),
        kubernetesVersion: anyOf('v1.33.4', 'v1.34.0'),
        isolation,
        exposure,
        argoCD: partly({
          labels: fc.dictionary(
            usually(anyOf('enable_loki', 'tier'), anyOf('cluster_role')),
            anyOf('true', ''),
          ),
          annotations: fc.dictionary(usually(anyOf('note'), anyOf('base_domain')), fc.string()),
        }),
        network: partly({
          pods: usually(anyOf('10.244.0.0/16'), anyOf('10.96.0.0/12')),
          gatewayAddress: anyOf('192.0.2.121'),
        }),
        facts: partly({
          domain: usually(anyOf('tv.example.com'), anyOf('lab.example.com')),
          replicas: fc.integer({ min: 1, max: 3 }),
        }),
        coredns: partly(requirements),
        deletion: partly({ protect: fc.boolean(), keepVolumes: fc.boolean() }),
      },
      { requiredKeys: ['preset', 'backingStore', 'controlPlane', 'certManager', 'externalSecrets'] },
    ),
  )
  // Absent fields are absent, as in a request that was read.
  .map((spec) => requestOf(JSON.parse(JSON.stringify(spec)) as VClusterSpec));
