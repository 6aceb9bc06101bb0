import type { Addon } from '@strata/addon';
import { customResource } from '@strata/kubernetes';
import { checkPermissions } from './check-permissions';

const WEB = {
  name: 'web',
  namespace: { name: 'web' },
  alsoWritesTo: ['nginx-gateway', 'tenant-*'],
  provides: { clusterKinds: ['ClusterIssuer.cert-manager.io'] },
} as unknown as Addon;

const inNamespace = (namespace: string) => customResource('v1', 'ConfigMap', { name: 'x', namespace }, {});
const issuer = customResource('cert-manager.io/v1', 'ClusterIssuer', { name: 'x' }, {});
const gatewayClass = customResource('gateway.networking.k8s.io/v1', 'GatewayClass', { name: 'x' }, {});

describe('checkPermissions', () => {
  it('allows what the addon declares', () => {
    const manifests = [...['web', 'nginx-gateway', 'tenant-a'].map(inNamespace), issuer];
    expect(checkPermissions(WEB, manifests)).toEqual([]);
  });

  it('refuses other namespaces and other cluster-scoped kinds', () => {
    expect(checkPermissions(WEB, [inNamespace('webs'), inNamespace('tenants'), gatewayClass])).toEqual([
      'ConfigMap webs/x lives in a namespace that web does not declare',
      'ConfigMap tenants/x lives in a namespace that web does not declare',
      'GatewayClass x is of the cluster-scoped kind GatewayClass.gateway.networking.k8s.io, which web does not declare',
    ]);
  });
});
