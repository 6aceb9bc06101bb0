import { CLUSTER_SCHEMA } from '@strata/model';
import Ajv from 'ajv';
import fc from 'fast-check';
import { clusterFileOf } from './cluster-file';
import { example } from './example';
import promise from './index';
import { arbitraryRequest, configured, isValid, PLATFORM, requestOf } from './vcluster.cases';

describe('the cluster of a request', () => {
  const homelab = {
    ...PLATFORM,
    facts: { ...PLATFORM.facts, domain: 'home.example.com' },
    cluster: {
      ...PLATFORM.cluster,
      name: 'homelab',
      network: {
        nodes: '10.20.0.0/24',
        controlPlane: ['10.20.0.11'],
        pods: '10.244.0.0/16',
        services: '10.96.0.0/12',
        loadBalancerPool: '10.20.0.200-10.20.0.239',
        gatewayAddress: '10.20.0.240',
      },
    },
  };

  it('is what a cluster.yaml would hold', () => {
    expect(clusterFileOf(requestOf(example), homelab)).toEqual({
      role: 'vcluster',
      description: 'Virtual cluster for the media services.',
      server: 'https://media.vcluster-media.svc',
      host: 'homelab',
      network: {
        nodes: '10.20.0.0/24',
        controlPlane: [],
        pods: '10.244.0.0/16',
        services: '10.96.0.0/12',
        gatewayAddress: '10.20.0.241',
      },
      facts: { domain: 'media.home.example.com' },
    });
  });

  it('has a domain under that of its host unless the request names one', () => {
    expect(clusterFileOf(requestOf(), homelab).facts).toEqual({ domain: 'media.home.example.com' });
  });

  it('is a valid cluster.yaml for any request', () => {
    const isClusterFile = new Ajv({ strict: false }).compile(CLUSTER_SCHEMA);
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        expect(isClusterFile(clusterFileOf(request, PLATFORM))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('is made from the example, which is valid', () => {
    expect(isValid(promise.example)).toBe(true);
    expect(() => configured(requestOf(example), homelab)).not.toThrow();
  });
});
