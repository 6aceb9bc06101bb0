import { expectGolden, referenceTargets, renderReference } from '@strata/testing';
import { lokiDatasource } from './loki-datasource';
import addon from './index';

interface StackValues {
  readonly grafana: { readonly admin: { existingSecret: string; userKey: string; passwordKey: string } };
  readonly kubeEtcd: { readonly endpoints: readonly string[] };
  readonly prometheus: {
    readonly prometheusSpec: { readonly retentionSize: string; readonly retention: string };
  };
}

const valuesOf = (overlay?: object): StackValues =>
  renderReference(
    addon,
    overlay === undefined ? {} : { overlay: { ...overlay } },
  ).values() as unknown as StackValues;

describe('kube-prometheus-stack', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('makes the Secret that Grafana starts with, before Grafana', () => {
    const { admin } = valuesOf().grafana;
    const { spec, metadata } = renderReference(addon).manifest('ExternalSecret', admin.existingSecret);
    const { data } = spec as { data: readonly { secretKey: string }[] };
    expect(data.map(({ secretKey }) => secretKey)).toEqual([admin.userKey, admin.passwordKey]);
    expect(Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'])).toBeLessThan(0);
  });

  it('scrapes etcd on every node of the control plane', () => {
    const lab = referenceTargets().find(({ cluster }) => cluster.name === 'lab');
    expect(valuesOf().kubeEtcd.endpoints).toEqual(lab?.cluster.network.controlPlane);
  });

  it('leaves room on the volume whatever its size', () => {
    const { retention, retentionSize } = valuesOf({ prometheus: { sizeGi: 10, retentionDays: 3 } }).prometheus
      .prometheusSpec;
    expect(retention).toBe('3d');
    expect(Number.parseInt(retentionSize, 10)).toBeLessThan(10 * 1024);
  });

  it('knows Loki only where the cluster has it', () => {
    const targets = [...referenceTargets(), ...referenceTargets({ enable_loki: 'true' })];
    expect(targets.map((target) => lokiDatasource(target).length)).toEqual([0, 0, 1, 1]);
  });
});
