import { expectGolden } from '@strata/testing';
import { alloyConfig } from './alloy-config';
import addon from './index';

const pipeline = { url: 'https://loki.example.com/push', cluster: 'lab', excludedNamespaces: [] };

describe('log-shipper', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('drops excluded namespaces before anything else, and no others', () => {
    const text = alloyConfig({ ...pipeline, excludedNamespaces: ['noise', 'chatter'] });
    expect(text.indexOf('"noise|chatter"')).toBeLessThan(text.indexOf('target_label'));
    expect(alloyConfig(pipeline)).not.toContain('drop');
  });

  it('keeps out of the chart, which reads the text as a template', () => {
    expect(alloyConfig(pipeline)).not.toContain('{{');
  });

  it('quotes what it is given', () => {
    expect(alloyConfig({ ...pipeline, cluster: 'a"b\\' })).toContain('cluster = "a\\"b\\\\"');
  });
});
