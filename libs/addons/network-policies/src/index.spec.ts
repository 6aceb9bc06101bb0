import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

const tenant = { isolation: 'full', create: true, gateway: true };
const overlay = { namespaces: { 'tenant-example': tenant } };

describe('network-policies', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('denies by default in every namespace', () => {
    const denied = renderReference(addon, { overlay })
      .manifests()
      .filter(({ metadata }) => metadata.name === 'default-deny')
      .map(({ metadata }) => metadata.namespace);
    expect(denied.sort()).toEqual(['default', 'kube-node-lease', 'kube-public', 'tenant-example']);
  });

  it('opens both halves of the way from the Gateway to a tenant', () => {
    const { manifest } = renderReference(addon, { overlay });
    expect(manifest('NetworkPolicy', 'allow-gateway').metadata.namespace).toBe('tenant-example');
    expect(manifest('NetworkPolicy', 'allow-tenant-example').metadata.namespace).toBe(
      REFERENCE_FACTS.gateway.namespace,
    );
  });

  it('refuses namespaces that belong to others', () => {
    const { issues } = renderReference(addon, { overlay: { namespaces: { monitoring: tenant } } });
    expect(issues).toContainEqual(expect.objectContaining({ code: 'STR306' }));
  });
});
