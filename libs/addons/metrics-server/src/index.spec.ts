import { expectGolden, renderReference } from '@strata/testing';
import addon from './index';

describe('metrics-server', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('skips verification only where kubelets sign their own certificates', () => {
    expect(renderReference(addon).values()['args']).toEqual(['--kubelet-insecure-tls']);
    expect(renderReference(addon, { overlay: { verifyKubelets: true } }).values()['args']).toEqual([]);
  });

  it('lets a node drain where one pod is all there is', () => {
    const { podDisruptionBudget } = renderReference(addon, { overlay: { replicas: 1 } }).values();
    expect(podDisruptionBudget).toMatchObject({ enabled: false });
  });
});
