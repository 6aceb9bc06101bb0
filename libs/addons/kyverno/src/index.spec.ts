import type { Manifest } from '@strata/kubernetes';
import { expectGolden, renderReference } from '@strata/testing';
import addon from './index';

interface PolicySpec {
  readonly rules: readonly {
    readonly name: string;
    readonly validate: { readonly failureAction: string };
    readonly exclude?: { readonly any: readonly { resources: { namespaces: readonly string[] } }[] };
  }[];
}

const policiesOf = (overlay: object): Map<string, PolicySpec> =>
  new Map(
    renderReference(addon, { overlay: { ...overlay } })
      .manifests()
      .filter(({ kind }) => kind === 'ClusterPolicy')
      .map((policy: Manifest) => [policy.metadata.name, policy['spec'] as PolicySpec]),
  );

const actionsOf = (overlay: object): Record<string, string[]> =>
  Object.fromEntries(
    [...policiesOf(overlay)].map(([name, { rules }]) => [
      name,
      [...new Set(rules.map(({ validate }) => validate.failureAction))],
    ]),
  );

describe('kyverno', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('only reports unless told otherwise', () => {
    expect(new Set(Object.values(actionsOf({})).flat())).toEqual(new Set(['Audit']));
  });

  it('enforces all policies by one key, and lets one policy differ', () => {
    const actions = actionsOf({ failureAction: 'Enforce', policies: { 'resource-requests': 'Audit' } });
    const { 'resource-requests': requests, ...others } = actions;
    expect(requests).toEqual(['Audit']);
    expect(new Set(Object.values(others).flat())).toEqual(new Set(['Enforce']));
  });

  it('never exempts a namespace from the ban on the default one', () => {
    const policies = policiesOf({ exemptNamespaces: ['default'] });
    expect(policies.get('default-namespace')?.rules.every(({ exclude }) => exclude === undefined)).toBe(true);
    expect(policies.get('pinned-images')?.rules.every(({ exclude }) => exclude !== undefined)).toBe(true);
  });
});
