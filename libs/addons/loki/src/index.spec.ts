import type { Manifest } from '@strata/kubernetes';
import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

interface RouteSpec {
  readonly rules: readonly [{ readonly backendRefs: readonly [{ name: string; port: number }] }];
}

interface LokiValues {
  readonly loki: {
    readonly limits_config: { readonly retention_period: string };
    readonly compactor: { readonly retention_enabled: boolean; readonly delete_request_store: string };
    readonly schemaConfig: { readonly configs: readonly { readonly object_store: string }[] };
  };
}

const specOf = <T>(manifest: Manifest): T => manifest['spec'] as T;

describe('loki', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('routes to the Service that the fact names', () => {
    const route = specOf<RouteSpec>(renderReference(addon).manifest('HTTPRoute', 'loki'));
    const [{ name, port }] = route.rules[0].backendRefs;
    const { hostname, port: factPort } = new URL(REFERENCE_FACTS.monitoring.lokiUrl);
    expect([hostname.split('.')[0], factPort]).toEqual([name, String(port)]);
  });

  it('deletes what is older than the retention, in the store that it writes to', () => {
    const { loki } = renderReference(addon, {
      overlay: { retentionDays: 2 },
    }).values() as unknown as LokiValues;
    expect(loki.limits_config.retention_period).toBe('48h');
    expect(loki.compactor.retention_enabled).toBe(true);
    expect(loki.schemaConfig.configs.map(({ object_store }) => object_store)).toEqual([
      loki.compactor.delete_request_store,
    ]);
  });
});
