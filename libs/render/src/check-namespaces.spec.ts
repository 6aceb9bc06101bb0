import type { Addon } from '@strata/addon';
import type { Manifest } from '@strata/kubernetes';
import type { Cluster } from '@strata/model';
import { checkNamespaces } from './check-namespaces';

const addon = (name: string, roles = ['control-plane', 'vcluster']): Addon =>
  ({ name, placement: { roles }, namespace: { name: `${name}-system` } }) as unknown as Addon;
const HOST = { name: 'lab', labels: { cluster_role: 'control-plane' } } as unknown as Cluster;
const GUEST = { name: 'guest', labels: { cluster_role: 'vcluster' }, host: 'lab' } as unknown as Cluster;
const inNamespace = (namespace: string): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'x', namespace },
});
const policies = addon('policies');

describe('checkNamespaces', () => {
  it.each(['policies-system', 'kube-system', 'argocd'])('knows that %s is there', (namespace) => {
    expect(checkNamespaces(policies, [], HOST, [inNamespace(namespace)])).toEqual([]);
  });

  it('knows the namespaces that the addon renders itself', () => {
    const own: Manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'tenant-a' } };
    expect(checkNamespaces(policies, [], HOST, [own, inNamespace('tenant-a')])).toEqual([]);
  });

  it('tells of the namespace of an addon that it does not wait for', () => {
    const manifest = inNamespace('gateway-system');
    expect(checkNamespaces(policies, [], HOST, [manifest])).toEqual([
      'ConfigMap gateway-system/x needs the namespace gateway-system, which neither policies nor an addon that it depends on makes there',
    ]);
    expect(checkNamespaces(policies, [addon('gateway')], HOST, [manifest])).toEqual([]);
  });

  it('tells where the addon that makes it is not on the cluster', () => {
    const onHosts = addon('gateway', ['control-plane']);
    expect(checkNamespaces(policies, [onHosts], GUEST, [inNamespace('gateway-system')])).toHaveLength(1);
  });

  it('knows that a virtual cluster has no Argo CD', () => {
    expect(checkNamespaces(policies, [], GUEST, [inNamespace('argocd')])).toHaveLength(1);
  });
});
