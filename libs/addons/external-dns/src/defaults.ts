import { layer } from '@strata/addon';
import { CLOUDFLARE_TOKEN } from './names';
import type { ExternalDnsConfig } from './schema';

/** Records of routes, and of Services that ask for one. Nothing is deleted unless an overlay says so. */
export const defaults = layer<ExternalDnsConfig>({
  version: '1.21.1',
  policy: 'upsert-only',
  interval: '1m',
  services: true,
  serviceMonitor: true,
  values: {
    sources: ({ $ }) => ['gateway-httproute', ...($.services ? ['service'] : [])],
    policy: ({ $ }) => $.policy,
    interval: ({ $ }) => $.interval,
    triggerLoopOnEvent: true,
    domainFilters: ({ facts }) => [facts.dnsZone],
    registry: 'txt',
    // Clusters share zones: each owns the records that carry its name, and leaves the others alone.
    txtOwnerId: ({ cluster }) => `strata-${cluster.name}`,
    provider: { name: 'cloudflare' },
    env: [{ name: 'CF_API_TOKEN', valueFrom: { secretKeyRef: CLOUDFLARE_TOKEN } }],
    resources: { requests: { cpu: '10m', memory: '48Mi' }, limits: { memory: '128Mi' } },
    serviceMonitor: { enabled: ({ $ }) => $.serviceMonitor },
  },
});
