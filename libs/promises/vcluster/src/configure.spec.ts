import { join } from 'node:path';

import { RequestError } from '@strata/kratix';
import type { PipelineResult } from '@strata/kratix';
import { findSecrets, identityOf } from '@strata/kubernetes';
import { clusterOf } from '@strata/model';
import { expectGoldenTree } from '@strata/testing';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parseAllDocuments, stringify } from 'yaml';
import { checkValues } from './check-values';
import promise from './index';
import { status } from './status';
import type { VClusterSpec } from './schema';
import {
  arbitraryRequest,
  configured,
  isValid,
  objectOf,
  objectsOf,
  PLATFORM,
  requestOf,
} from './vcluster.cases';

const specOf = <T>(result: PipelineResult, kind: string, name?: string): T =>
  objectOf(result, kind, name)['spec'] as T;
const valuesOf = (result: PipelineResult): unknown =>
  specOf<{ chart: { values: unknown } }>(result, 'ArgoCDApplication').chart.values;

const YAML = { lineWidth: 0, aliasDuplicateObjects: false };

const treeOf = ({ files = {}, status: told }: PipelineResult): Map<string, string> =>
  new Map([
    ...Object.entries(files).map(
      ([path, objects]) => [path, objects.map((each) => stringify(each, YAML)).join('---\n')] as const,
    ),
    ['status.yaml', stringify(told, YAML)],
  ]);

const GOLDEN: Readonly<Record<string, Partial<VClusterSpec>>> = {
  dev: { description: 'To try things.' },
  prod: {
    preset: 'prod',
    kubernetesVersion: 'v1.34.0',
    isolation: { podSecurity: 'restricted', network: 'full', egress: ['203.0.113.0/24'] },
    exposure: { type: 'LoadBalancer', address: '192.0.2.110', hostname: 'api.media.lab.example.com' },
    argoCD: { labels: { enable_loki: 'true' }, annotations: { note: 'media' } },
    network: { gatewayAddress: '192.0.2.121' },
  },
  etcd: {
    preset: 'prod',
    backingStore: { certificates: 'cert-manager', storageClass: 'fast', size: '20Gi' },
    certManager: { sync: false, issuerSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
    externalSecrets: { sync: false, storeSelector: { matchLabels: { sync_to_vclusters: 'true' } } },
  },
};

describe('configure', () => {
  it.each(Object.entries(GOLDEN))('makes what the golden of %s holds', (name, spec) =>
    expectGoldenTree(treeOf(configured(requestOf(spec))), join(__dirname, '../golden', name)),
  );

  it('registers exactly the labels and annotations of the inventory', () => {
    const request = requestOf(GOLDEN['prod']);
    const file = promise.cluster?.(request, PLATFORM);
    if (file === undefined) throw new Error('no cluster');
    const facts = { ...PLATFORM.guestFacts, ...file.facts };
    const cluster = clusterOf({ name: 'media', environment: 'reference' }, file, facts);
    const { labels, annotations } = specOf<Record<string, object>>(
      configured(request),
      'ArgoCDClusterRegistration',
    );
    expect(labels).toEqual(cluster.labels);
    expect(annotations).toEqual(cluster.annotations);
    expect(cluster.labels).toMatchObject({ cluster_role: 'vcluster', enable_loki: 'true' });
    expect(cluster.annotations).toMatchObject({ base_domain: 'media.lab.example.com', note: 'media' });
  });

  it('selects issuers and stores in the words of each integration', () => {
    expect(valuesOf(configured(requestOf()))).toMatchObject({
      integrations: {
        certManager: {
          sync: { fromHost: { clusterIssuers: { selector: { labels: { sync_to_vclusters: 'true' } } } } },
        },
        externalSecrets: {
          sync: { fromHost: { clusterStores: { selector: { matchLabels: { sync_to_vclusters: 'true' } } } } },
        },
      },
    });
  });

  it('lets explicit fields win over the preset', () => {
    const result = configured(
      requestOf({
        preset: 'prod',
        controlPlane: { replicas: 3, limits: { memory: '6Gi' } },
        coredns: { replicas: 4 },
      }),
    );
    expect(valuesOf(result)).toMatchObject({
      controlPlane: {
        statefulSet: {
          highAvailability: { replicas: 3 },
          resources: { limits: { cpu: '4', memory: '6Gi' } },
        },
        coredns: { deployment: { replicas: 4 } },
      },
    });
  });

  it('signs for the exposed name and address, and tells both', () => {
    const result = configured(requestOf(GOLDEN['prod']));
    expect(valuesOf(result)).toMatchObject({
      controlPlane: {
        proxy: {
          extraSANs: expect.arrayContaining(['192.0.2.110', 'api.media.lab.example.com']) as unknown,
        },
        service: { annotations: { 'metallb.io/loadBalancerIPs': '192.0.2.110' } },
      },
      exportKubeConfig: { server: 'https://api.media.lab.example.com' },
    });
    expect(result.status).toMatchObject({
      endpoint: 'https://media.vcluster-media.svc',
      externalEndpoint: 'https://api.media.lab.example.com',
      address: '192.0.2.110',
      kubeconfig: { secret: 'vc-media', key: 'config', item: 'vcluster-media' },
    });
  });

  it('makes no NetworkPolicy where the host has none', () => {
    const platform = { ...PLATFORM, facts: { ...PLATFORM.facts, networkPolicies: false } };
    const kinds = objectsOf(configured(requestOf(), platform)).map(({ kind }) => kind);
    expect(kinds).not.toContain('NetworkPolicy');
    expect(objectsOf(configured(requestOf())).map(({ kind }) => kind)).toContain('NetworkPolicy');
  });

  it('gives etcd the addresses that its certificates name', () => {
    const result = configured(requestOf(GOLDEN['etcd']));
    const { dnsNames } = specOf<{ dnsNames: string[] }>(result, 'Certificate', 'media-etcd-server');
    const stateful = specOf<{
      serviceName: string;
      template: { spec: { containers: { command: string[] }[] } };
    }>(result, 'StatefulSet');
    const text = JSON.stringify(stateful.template.spec.containers);
    const hosts = [...text.matchAll(/https:\/\/media-etcd-\d\.([a-z.-]+):2380/g)].map(
      ([, domain]) => `*.${domain ?? ''}`,
    );
    expect(hosts).toHaveLength(3);
    expect(dnsNames).toEqual(expect.arrayContaining(hosts));
    expect(objectOf(result, 'Service', stateful.serviceName)).toBeDefined();
    const { endpoint } = (
      valuesOf(result) as { controlPlane: { backingStore: { etcd: { external: { endpoint: string } } } } }
    ).controlPlane.backingStore.etcd.external;
    expect(dnsNames).toContain(endpoint.split(':')[0]);
  });
});

describe('any request that the schema takes', () => {
  const parse = (text: string): unknown[] =>
    parseAllDocuments(text).map((document) => document.toJS() as unknown);
  const isStatus = new Ajv({ strict: false }).compile(status);

  it('is refused with reasons, or gives objects that are named once, values that the chart knows, and no Secret', () => {
    let made = 0;
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        expect(isValid(request.spec)).toBe(true);
        const before = JSON.stringify(request);
        let result: PipelineResult;
        try {
          result = configured(request);
        } catch (error) {
          if (!(error instanceof RequestError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
          return;
        }
        made += 1;
        const objects = objectsOf(result);
        expect(JSON.stringify(request)).toBe(before);
        expect(JSON.stringify(configured(request))).toBe(JSON.stringify(result));
        expect(new Set(objects.map(identityOf)).size).toBe(objects.length);
        expect(findSecrets(objects, parse)).toEqual([]);
        expect(checkValues(valuesOf(result))).toEqual([]);
        expect(isStatus(JSON.parse(JSON.stringify(result.status)))).toBe(true);
        const outside = objects.filter(({ metadata }) => metadata.namespace !== 'vcluster-media');
        expect(new Set(outside.map(({ metadata }) => metadata.namespace))).toEqual(
          new Set([undefined, 'platform-requests']),
        );
      }),
      { numRuns: 200 },
    );
    expect(made).toBeGreaterThan(10);
  });
});
