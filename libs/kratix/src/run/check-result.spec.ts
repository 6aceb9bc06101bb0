import fc from 'fast-check';
import { stringify } from 'yaml';
import type { PipelineResult, WorkflowAction, WorkflowType } from '../pipeline';
import { checkResult } from './check-result';
import { describePipelineProblem } from './pipeline-problem';
import { configMap, requestOf } from './promises.cases';

/** What is wrong with a result. */
const problemsOf = (
  result: unknown,
  action: WorkflowAction = 'configure',
  type: WorkflowType = 'resource',
) => {
  const checked = checkResult(result, { action, type });
  return 'problems' in checked ? checked.problems.map(describePipelineProblem) : [];
};

const files = (manifests: unknown) => ({ files: { 'a.yaml': manifests } });
const select = (...destinationSelectors: unknown[]) => ({
  files: { 'a.yaml': [configMap('a')], 'far/b.yaml': [configMap('b')] },
  destinationSelectors,
});
const FAR = { matchLabels: { zone: 'far' } };
const SECRET = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x', namespace: 'notes' }, data: {} };

describe('checkResult', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, '(root): a pipeline gives a map, at least an empty one'],
    ['a list', [], '(root): a pipeline gives a map'],
    ['a promise of a result', Promise.resolve({}), '(root): a pipeline gives a map'],
    ['a function', files([{ ...configMap('a'), data: () => 1 }]), '(root): a pipeline takes plain data'],
    [
      'a date',
      files([{ ...configMap('a'), data: { a: new Date(0) } }]),
      '(root): a pipeline takes plain data',
    ],
    ['a field that is not known', { file: {} }, 'file: is not known'],
    ['files as a list', { files: [] }, 'files: must be a map'],
    [
      'an absolute path',
      { files: { '/a.yaml': [configMap('a')] } },
      'files["/a.yaml"]: the path must be relative',
    ],
    ['a path that leaves', { files: { 'a/../../b.yaml': [configMap('a')] } }, 'the path leaves the output'],
    ['a path with ./', { files: { './a.yaml': [configMap('a')] } }, 'the path must be relative'],
    ['a backslash', { files: { 'a\\b.yaml': [configMap('a')] } }, 'the path must be relative'],
    ['a hidden file', { files: { '.kratix/a.yaml': [configMap('a')] } }, 'the path must be relative'],
    ['a path that ends in a slash', { files: { 'a/': [configMap('a')] } }, 'the path must be relative'],
    ['another extension', { files: { 'a.txt': [configMap('a')] } }, 'the path must end in .yaml'],
    [
      'a file that is a directory',
      { files: { 'a.yaml': [configMap('a')], 'a.yaml/b.yaml': [configMap('b')] } },
      'files["a.yaml"]: the path is a file and the directory of a.yaml/b.yaml',
    ],
    ['one manifest instead of a list', files(configMap('a')), 'must be a list of manifests'],
    ['a text for a manifest', files(['kind: ConfigMap']), 'a manifest is not a map'],
    ['no apiVersion', files([{ kind: 'ConfigMap', metadata: { name: 'a' } }]), 'no apiVersion'],
    ['no kind', files([{ apiVersion: 'v1', metadata: { name: 'a' } }]), 'no kind'],
    ['no name', files([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: {} }]), 'no metadata.name'],
    ['a bad name', files([configMap('A_B')]), 'a name that the API server refuses'],
    ['a List', files([{ apiVersion: 'v1', kind: 'List', metadata: { name: 'a' }, items: [] }]), 'is a List'],
    [
      'a number that YAML lacks',
      files([{ ...configMap('a'), data: { a: NaN } }]),
      'cannot be written as YAML',
    ],
    [
      'one object twice',
      { files: { 'a.yaml': [configMap('a')], 'b.yaml': [configMap('a', { b: '1' })] } },
      'files["b.yaml"][0]: ConfigMap notes/a is in a.yaml already',
    ],
    ['a Secret', files([SECRET]), 'files["a.yaml"][0]: is or holds a Secret'],
    ['a status of texts', { status: 'done' }, 'status: must be a map'],
    ['a status of Kratix', { status: { kratix: {} } }, 'status.kratix: belongs to Kratix'],
    ['a message that is no text', { status: { message: 1 } }, 'status.message: must be a text'],
    ['a Secret in the status', { status: { text: stringify(SECRET) } }, 'status.text: is or holds a Secret'],
    ['selectors as a map', { destinationSelectors: {} }, 'destinationSelectors: must be a list'],
    ['a selector that is no map', select('far'), 'destinationSelectors[0]: must be a map'],
    ['no labels', select({ directory: 'far' }), 'matchLabels: must be a map with at least one label'],
    ['an empty selector', select({ matchLabels: {} }), 'matchLabels: must be a map with at least one label'],
    ['a label that is none', select({ matchLabels: { 'a b': 'c' } }), 'is no label of Kubernetes'],
    ['a label with a number', select({ matchLabels: { a: 1 } }), 'matchLabels.a: is no label of Kubernetes'],
    ['a nested directory', select({ ...FAR, directory: 'far/away' }), 'must be the name of one directory'],
    ['the directory above', select({ ...FAR, directory: '..' }), 'must be the name of one directory'],
    ['a directory that is not there', select({ ...FAR, directory: 'near' }), 'is no directory of the output'],
    [
      'one directory twice',
      select({ ...FAR, directory: 'far' }, { ...FAR, directory: 'far' }),
      'that another selects',
    ],
    [
      'the rest twice',
      select(FAR, { ...FAR, directory: '.' }),
      'destinationSelectors[1]: selects for a directory',
    ],
    [
      'a word unknown to selectors',
      select({ ...FAR, path: 'far' }),
      'destinationSelectors[0].path: is not known',
    ],
    ['control as a list', { workflowControl: [] }, 'workflowControl: must be a map'],
    ['a time that is none', { workflowControl: { retryAfter: '5 minutes' } }, 'must be a Go duration'],
    ['a time as a number', { workflowControl: { retryAfter: 5 } }, 'must be a Go duration'],
    ['no time at all', { workflowControl: { retryAfter: '0s' } }, 'must be a Go duration above zero'],
    [
      'a suspension that is a text',
      { workflowControl: { suspend: 'true' } },
      'suspend: must be true or false',
    ],
    ['a message of control that is no text', { workflowControl: { message: 1 } }, 'message: must be a text'],
    ['a word unknown to control', { workflowControl: { resume: true } }, 'resume: is not known'],
    [
      'files beside a retry',
      { ...files([configMap('a')]), workflowControl: { retryAfter: '5m' } },
      'workflowControl: stops the workflow here, and Kratix discards the files',
    ],
    [
      'files beside a suspension',
      { ...files([configMap('a')]), workflowControl: { suspend: true } },
      'workflowControl: stops the workflow here, and Kratix discards the files',
    ],
  ])('takes %s for a broken contract', (_, result, message) => {
    expect(problemsOf(result)).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, unknown, string]>([
    ['files', files([configMap('a')]), 'files: is discarded by Kratix'],
    ['a status', { status: { message: 'Gone' } }, 'status: is discarded'],
    ['selectors', { destinationSelectors: [FAR] }, 'destinationSelectors: is discarded'],
    ['control', { workflowControl: { suspend: true } }, 'workflowControl: is discarded'],
  ])('refuses %s of a delete workflow', (_, result, message) => {
    expect(problemsOf(result, 'delete')).toEqual([expect.stringContaining(message)]);
    expect(problemsOf({ files: {}, destinationSelectors: [] }, 'delete')).toEqual([]);
  });

  it('takes no more than a message as the status of a Promise', () => {
    expect(problemsOf({ status: { message: 'Ready' } }, 'configure', 'promise')).toEqual([]);
    expect(problemsOf({ status: { message: 'Ready', more: 1 } }, 'configure', 'promise')).toEqual([
      'status.more: is dropped: the status of a Promise takes a message only',
    ]);
  });

  it('accepts what Kratix accepts', () => {
    const result: PipelineResult = {
      ...select(FAR, { matchLabels: { 'example.com/zone': '' }, directory: 'far' }),
      status: { message: 'Done', conditions: [], deep: { a: [1] } },
      workflowControl: { message: 'fine' },
    } as PipelineResult;
    expect(problemsOf(result)).toEqual([]);
    expect(problemsOf({ workflowControl: { retryAfter: '1h30m', suspend: true } })).toEqual([]);
  });

  it('gives all problems at once', () => {
    const result = {
      files: { 'a.txt': [], 'b.yaml': [SECRET] },
      status: { kratix: 1 },
      destinationSelectors: [1],
    };
    expect(problemsOf(result)).toHaveLength(4);
  });

  it('lets no Secret pass, however it is hidden', () => {
    const hide = fc.constantFrom<(value: unknown) => unknown>(
      (value) => ({ apiVersion: 'v1', kind: 'List', metadata: { name: 'x' }, list: [value] }),
      (value) => JSON.stringify(value),
      (value) => stringify(value),
      (value) => `# a comment\n---\n${stringify({ deep: [value] })}`,
      (value) => ({ deep: { deeper: [null, value] } }),
      (value) => [1, value],
    );
    const place = fc.constantFrom<(value: unknown) => unknown>(
      (value) => files([{ ...configMap('a'), data: { value } }]),
      (value) => files([configMap('b'), { ...requestOf('Note', 'a'), spec: { value } }]),
      (value) => ({ status: { value } }),
      (value) => ({ workflowControl: { message: typeof value === 'string' ? value : stringify(value) } }),
    );
    fc.assert(
      fc.property(fc.array(hide, { maxLength: 4 }), place, (hidings, put) => {
        const hidden = hidings.reduce((value, wrap) => wrap(value), SECRET as unknown);
        expect(problemsOf(put(hidden)).join()).toContain('is or holds a Secret');
      }),
      { numRuns: 100 },
    );
  });
});
