import { checkResult } from './check-result';
import { containerFiles } from './container-files';
import { configMap } from './promises.cases';

describe('containerFiles', () => {
  it('writes the documents and metadata that there are', () => {
    const given = {
      destinationSelectors: [{ matchLabels: { zone: 'far' }, directory: 'far' }],
      files: { 'a.yaml': [configMap('a', { on: 'yes' }), configMap('b')], 'far/c.yaml': [configMap('c')] },
      status: { message: 'Done' },
    };
    const checked = checkResult(given, { action: 'configure', type: 'resource' });
    const written = 'result' in checked ? Object.fromEntries(containerFiles(checked.result)) : {};
    expect(written).toEqual({
      'output/a.yaml': [
        ...['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: a', '  namespace: notes', 'data:'],
        ...['  "on": "yes"', '---'],
        ...[
          'apiVersion: v1',
          'kind: ConfigMap',
          'metadata:',
          '  name: b',
          '  namespace: notes',
          'data: {}',
          '',
        ],
      ].join('\n'),
      'output/far/c.yaml': expect.stringContaining('name: c') as string,
      'metadata/status.yaml': 'message: Done\n',
      'metadata/destination-selectors.yaml': '- directory: far\n  matchLabels:\n    zone: far\n',
    });
  });
});
