import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import { alloyConfig } from './alloy-config';
import addon from './index';

const pipeline = { url: 'https://prometheus.example.com/write', cluster: 'guest', scrapeIntervalSeconds: 30 };

describe('metrics-agent', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('runs in virtual clusters only, and says which one its samples are from', () => {
    const rendering = renderReference(addon);
    const { alloy } = rendering.values('guest') as unknown as { alloy: { configMap: { content: string } } };
    expect(alloy.configMap.content).toContain('external_labels = { cluster = "guest" }');
    expect(alloy.configMap.content).toContain(REFERENCE_FACTS.monitoring.remoteWriteUrl);
    expect(() => rendering.values('lab')).toThrow('no values on lab');
  });

  it('follows monitors only where they are defined', () => {
    expect(alloyConfig({ ...pipeline, monitors: true })).toContain('prometheus.operator.servicemonitors');
    expect(alloyConfig({ ...pipeline, monitors: false })).not.toContain('prometheus.operator');
  });

  it('forwards every source to a component that exists', () => {
    const text = alloyConfig({ ...pipeline, monitors: true });
    const receivers = [...text.matchAll(/forward_to\s+= \[(.+)\.receiver\]/g)].map(
      ([, component]) => component,
    );
    expect(receivers).toHaveLength(3);
    for (const component of receivers) {
      const [name] = (component ?? '').split('.').slice(-1);
      expect(text).toContain(`prometheus.remote_write "${name}" {`);
    }
  });
});
