import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

interface StoreSpec {
  readonly provider: {
    readonly onepassword: {
      readonly vaults: Readonly<Record<string, number>>;
      readonly auth: {
        readonly secretRef: { readonly connectTokenSecretRef: { readonly namespace: string } };
      };
    };
  };
}

const storeSpec = (): StoreSpec =>
  renderReference(addon).manifest('ClusterSecretStore', REFERENCE_FACTS.secretStore.name)[
    'spec'
  ] as StoreSpec;

describe('external-secrets', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('looks into the vault of the environment and no other', () => {
    expect(Object.keys(storeSpec().provider.onepassword.vaults)).toEqual([REFERENCE_FACTS.secretStore.vault]);
  });

  it('names the namespace of the token, which a cluster-wide store cannot guess', () => {
    const { connectTokenSecretRef } = storeSpec().provider.onepassword.auth.secretRef;
    expect(connectTokenSecretRef.namespace).toBe(addon.namespace.name);
  });

  it('elects a leader as soon as there is more than one pod', () => {
    const replicated = (replicas: number) => renderReference(addon, { overlay: { replicas } }).values();
    expect(replicated(1)).toMatchObject({ leaderElect: false, podDisruptionBudget: { enabled: false } });
    expect(replicated(2)).toMatchObject({ leaderElect: true, podDisruptionBudget: { enabled: true } });
  });
});
