import { provePromise, REFERENCE_PLATFORM, treeOfAnswer } from '@strata/testing';
import { configure } from './configure';
import promise from './index';
import type { GatewayRouteSpec } from './schema';

const EXAMPLE = promise.example as GatewayRouteSpec;

describe('gateway-route', () => {
  provePromise(promise, {
    directory: __dirname,
    refused: [
      [
        'a host of another domain',
        { hostname: 'music.example.org' },
        'spec.hostname is not one label below lab.example.com',
      ],
      ['a host two labels below', { hostname: 'a.music.lab.example.com' }, 'spec.hostname is not one label'],
      ['the domain itself', { hostname: 'lab.example.com' }, 'spec.hostname is not one label'],
      ['a host in capitals', { hostname: 'Music' }, 'spec.hostname'],
      ['a port that there is not', { port: 70_000 }, 'spec.port'],
      ['a port as a text', { port: '80' }, 'spec.port'],
      ['no labels of pods', { podLabels: {} }, 'spec.podLabels'],
      ['a label that no pod has', { podLabels: { 'a b': 'x' } }, 'spec.podLabels "a b" is no key of a label'],
      ['a label that is no value', { podLabels: { a: 'x y' } }, 'spec.podLabels.a'],
      [
        'the namespace of requests',
        { namespace: 'platform-requests' },
        'spec.namespace belongs to the platform',
      ],
      ['no service', { service: undefined }, 'spec.service is required'],
      ['a key that it does not know', { path: '/' }, 'spec.path is not known'],
    ],
  });

  it('makes the routes alone where the host has no NetworkPolicies', () => {
    const platform = {
      ...REFERENCE_PLATFORM,
      facts: { ...REFERENCE_PLATFORM.facts, networkPolicies: false },
    };
    const object = { apiVersion: '', kind: promise.kind, metadata: { name: 'music' }, spec: EXAMPLE };
    const { files = {} } = configure(object, {
      action: 'configure',
      type: 'resource',
      promise: promise.name,
      pipeline: 'configure',
      dryRun: false,
      platform,
    });
    const kinds = Object.values(files).flatMap((manifests) => manifests.map(({ kind }) => kind));
    expect(kinds).toEqual(['HTTPRoute', 'HTTPRoute']);
  });

  it('takes a label and the whole name for the same', () => {
    const whole = treeOfAnswer(promise, { ...EXAMPLE, hostname: 'music.lab.example.com' });
    expect(whole).toEqual(treeOfAnswer(promise, EXAMPLE));
    expect(whole.get('httproute.service-music.music.yaml')).toContain('- music.lab.example.com');
  });
});
