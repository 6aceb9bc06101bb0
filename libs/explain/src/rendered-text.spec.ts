import type { Output } from '@strata/render';
import { fieldsOnLine, lineOfField } from './rendered-text';

const output: Output = {
  path: 'rendered/bootstrap/terraform/lab/main.tf.json',
  data: {
    locals: { chart: '${local.application}' },
    resource: {
      kubernetes_secret_v1: { 'argocd__lab-cluster': { metadata: { name: 'lab' }, count: [1, 2] } },
    },
  },
  sources: ['libs/platform'],
  jsonHeader: '//',
};

describe('lines of rendered JSON', () => {
  const paths = [
    ['locals', 'chart'],
    ['resource', 'kubernetes_secret_v1', 'argocd__lab-cluster', 'metadata', 'name'],
  ];

  it.each(paths.map((path) => ({ path })))('leads from $path to a line and back', ({ path }) => {
    const line = lineOfField(output, path);
    expect(line).toBeGreaterThan(1);
    expect(fieldsOnLine(output, line ?? 0)).toContainEqual(path);
  });

  it('has nothing before the first field and behind the end', () => {
    expect(fieldsOnLine(output, 1)).toEqual([]);
    expect(fieldsOnLine(output, 1000)).toEqual([]);
  });
});
