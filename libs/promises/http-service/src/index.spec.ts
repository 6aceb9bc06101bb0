import { platformDestination, previewRequest } from '@strata/kratix';
import application from '@strata/promises/argocd-application';
import project from '@strata/promises/argocd-project';
import secret from '@strata/promises/external-secret';
import route from '@strata/promises/gateway-route';
import { provePromise, REFERENCE_PLATFORM } from '@strata/testing';
import promise from './index';
import type { HTTPServiceSpec } from './schema';

const EXAMPLE = promise.example as HTTPServiceSpec;

describe('http-service', () => {
  provePromise(promise, {
    directory: __dirname,
    given: { certManager: EXAMPLE.certManager, externalSecrets: EXAMPLE.externalSecrets },
    refused: [
      [
        'a source without TLS',
        { source: { ...EXAMPLE.source, repository: 'http://x' } },
        'spec.source.repository',
      ],
      [
        'a source without revision',
        { source: { repository: 'https://x', path: 'a' } },
        'spec.source.revision',
      ],
      ['a path from the root', { source: { ...EXAMPLE.source, path: '/a' } }, 'spec.source.path'],
      ['a host of two labels', { hostname: 'a.b' }, 'spec.hostname'],
      [
        'a service without port',
        { service: { name: 'a', podLabels: { a: 'b' } } },
        'spec.service.port is required',
      ],
      ['no issuer', { certManager: undefined }, 'spec.certManager is required'],
      [
        'an issuer that there is not',
        { certManager: { issuerSelector: { matchLabels: { tier: 'gold' } } } },
        'spec.certManager.issuerSelector.matchLabels no ClusterIssuer of the host has tier=gold',
      ],
      [
        'a store that there is not',
        { externalSecrets: { storeSelector: { matchLabels: { tier: 'gold' } } } },
        'spec.externalSecrets.storeSelector.matchLabels no ClusterSecretStore',
      ],
      [
        'a Secret with no name',
        { secrets: { 'A b': { K: { item: 'x', field: 'y' } } } },
        'spec.secrets.A b is no name',
      ],
      ['a Secret without keys', { secrets: { api: {} } }, 'spec.secrets.api'],
      ['a privileged service', { podSecurity: 'privileged' }, 'spec.podSecurity must be one of'],
      ['no isolation', { isolation: 'none' }, 'spec.isolation must be one of'],
      ['a key that it does not know', { replicas: 2 }, 'spec.replicas is not known'],
    ],
  });

  it('comes down to objects by the promises that it asks, without a problem', () => {
    const definitions = [promise, project, application, secret, route];
    const request = {
      apiVersion: 'platform.example.com/v1alpha1',
      kind: 'HTTPService',
      metadata: { name: 'music', namespace: 'platform-requests' },
      spec: EXAMPLE,
    };
    const destinations = [platformDestination(REFERENCE_PLATFORM.cluster)];
    const { objects, problems } = previewRequest(request, {
      definitions,
      platform: REFERENCE_PLATFORM,
      destinations,
    });
    expect(problems).toEqual([]);
    const kinds = new Set(objects.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'AppProject',
      'Application',
      'ExternalSecret',
      'HTTPRoute',
      'Namespace',
      'NetworkPolicy',
    ]);
  });
});
