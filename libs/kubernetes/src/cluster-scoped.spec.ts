import { isClusterScoped } from './cluster-scoped';

describe('isClusterScoped', () => {
  it.each([
    ['v1', 'Namespace'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['storage.k8s.io/v1', 'StorageClass'],
    ['scheduling.k8s.io/v1', 'PriorityClass'],
    ['external-secrets.io/v1', 'ClusterSecretStore'],
    ['cert-manager.io/v1', 'ClusterIssuer'],
    ['platform.kratix.io/v1alpha1', 'Promise'],
    ['gateway.networking.k8s.io/v1', 'GatewayClass'],
  ])('holds for %s %s, in every version', (apiVersion, kind) => {
    expect(isClusterScoped({ apiVersion, kind })).toBe(true);
    expect(isClusterScoped({ apiVersion: apiVersion.replace(/v1\w*$/, 'v2'), kind })).toBe(true);
  });

  it.each([
    ['v1', 'ConfigMap'],
    ['rbac.authorization.k8s.io/v1', 'Role'],
    ['gateway.networking.k8s.io/v1', 'Gateway'],
    ['cert-manager.io/v1', 'Issuer'],
    ['example.com/v1', 'Namespace'],
    ['example.com/v1', 'ClusterIssuer'],
  ])('does not hold for %s %s', (apiVersion, kind) => {
    expect(isClusterScoped({ apiVersion, kind })).toBe(false);
  });
});
