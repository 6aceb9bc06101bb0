import fc from 'fast-check';
import { SAFE_SYNC_POLICY, syncPolicyWith } from './sync-policy';
import type { SyncPolicy } from './sync-policy';

const flag = fc.constantFrom(undefined, true, false);
const change: fc.Arbitrary<SyncPolicy> = fc.record(
  {
    automated: fc.record({ prune: flag, selfHeal: flag, allowEmpty: flag }, { requiredKeys: [] }),
    syncOptions: fc.subarray(['ServerSideApply=true', 'CreateNamespace=true', 'PruneLast=true']),
    retry: fc.record(
      { limit: fc.nat(20), refresh: fc.boolean(), backoff: fc.record({ factor: fc.nat(5) }) },
      { requiredKeys: [] },
    ),
    managedNamespaceMetadata: fc.record({ labels: fc.dictionary(fc.constantFrom('a', 'b'), fc.string()) }),
  },
  { requiredKeys: [] },
);

describe('syncPolicyWith', () => {
  it('is the safe policy without changes', () => {
    expect(syncPolicyWith()).toEqual({
      automated: { prune: true, selfHeal: true, allowEmpty: false },
      syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true'],
      retry: { limit: 10, refresh: true, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } },
    });
    expect(syncPolicyWith(undefined, {}, undefined)).toEqual(SAFE_SYNC_POLICY);
  });

  it('keeps what a partial change does not name', () => {
    expect(syncPolicyWith({ automated: { prune: false } }).automated).toEqual({
      prune: false,
      selfHeal: true,
      allowEmpty: false,
    });
    expect(syncPolicyWith({ retry: { backoff: { factor: 3 } } }).retry).toEqual({
      limit: 10,
      refresh: true,
      backoff: { duration: '15s', factor: 3, maxDuration: '5m' },
    });
  });

  it('takes the last word on every flag, and the safe one where nobody says any', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const { automated } = syncPolicyWith(...changes);
        for (const name of ['prune', 'selfHeal', 'allowEmpty'] as const) {
          const said = changes.map((policy) => policy.automated?.[name]).filter((word) => word !== undefined);
          expect(automated?.[name]).toBe(said.at(-1) ?? SAFE_SYNC_POLICY.automated?.[name]);
        }
      }),
    );
  });

  it('lets a later word on an option replace the earlier one', () => {
    const { syncOptions } = syncPolicyWith({ syncOptions: ['ServerSideApply=false'] });
    expect(syncOptions).toEqual(['ServerSideApply=false', 'ApplyOutOfSyncOnly=true']);
  });

  it('adds lists up, each option once', () => {
    const { syncOptions } = syncPolicyWith(
      { syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'] },
      { syncOptions: ['PruneLast=true', 'CreateNamespace=true'] },
    );
    expect(syncOptions).toEqual([
      'ServerSideApply=true',
      'ApplyOutOfSyncOnly=true',
      'CreateNamespace=true',
      'PruneLast=true',
    ]);
  });

  it('changes neither the safe policy nor a change', () => {
    const safe = JSON.stringify(SAFE_SYNC_POLICY);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const before = JSON.stringify(changes);
        syncPolicyWith(...changes);
        expect(JSON.stringify(changes)).toBe(before);
        expect(JSON.stringify(SAFE_SYNC_POLICY)).toBe(safe);
      }),
    );
  });

  it('shares no part with the safe policy', () => {
    const policy = syncPolicyWith();
    expect(policy.automated).not.toBe(SAFE_SYNC_POLICY.automated);
    expect(policy.syncOptions).not.toBe(SAFE_SYNC_POLICY.syncOptions);
    expect(policy.retry?.backoff).not.toBe(SAFE_SYNC_POLICY.retry?.backoff);
  });
});
