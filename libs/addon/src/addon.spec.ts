import { matchesSelector } from '@strata/argocd';
import { identityLabels } from '@strata/model';
import fc from 'fast-check';
import { selectorOf } from './addon';
import type { Placement } from './addon';

describe('selectorOf', () => {
  it('is one label for one role', () => {
    expect(selectorOf({ roles: ['control-plane'] })).toEqual({
      matchLabels: { cluster_role: 'control-plane' },
    });
  });

  it('is one expression for several roles', () => {
    expect(selectorOf({ roles: ['control-plane', 'vcluster'] })).toEqual({
      matchExpressions: [{ key: 'cluster_role', operator: 'In', values: ['control-plane', 'vcluster'] }],
    });
  });

  it('adds labels and expressions', () => {
    const tier = { key: 'tier', operator: 'Exists' } as const;
    expect(selectorOf({ roles: ['a', 'b'], labels: { enable_loki: 'true' }, expressions: [tier] })).toEqual({
      matchLabels: { enable_loki: 'true' },
      matchExpressions: [{ key: 'cluster_role', operator: 'In', values: ['a', 'b'] }, tier],
    });
  });

  it('selects a cluster exactly when its role is named and its labels fit', () => {
    const role = fc.constantFrom('control-plane', 'vcluster', 'edge');
    const flag = fc.constantFrom<Record<string, string>>(
      {},
      { enable_loki: 'true' },
      { enable_loki: 'false' },
    );
    const placement: fc.Arbitrary<Placement> = fc.record(
      {
        roles: fc.uniqueArray(role, { minLength: 1 }).map((roles) => roles as unknown as [string]),
        labels: fc.constant({ enable_loki: 'true' }),
        expressions: fc.constant([{ key: 'enable_loki', operator: 'NotIn' as const, values: ['false'] }]),
      },
      { requiredKeys: ['roles'] },
    );
    fc.assert(
      fc.property(placement, role, flag, (any, own, flags) => {
        const isWanted =
          any.roles.includes(own) &&
          (any.labels === undefined || flags['enable_loki'] === 'true') &&
          (any.expressions === undefined || flags['enable_loki'] !== 'false');
        const labels = { ...flags, ...identityLabels('lab', own, 'production') };
        expect(matchesSelector(labels, selectorOf(any))).toBe(isWanted);
      }),
      { numRuns: 300 },
    );
  });
});
