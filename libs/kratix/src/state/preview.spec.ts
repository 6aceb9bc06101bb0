import type { PromiseDefinition } from '../promise-definition';
import { describePipelineProblem } from '../run/pipeline-problem';
import { book, configMap, giving, note, PLATFORM, requestOf } from '../run/promises.cases';
import { previewRequest } from './preview';
import type { RequestPreview } from './preview';
import { previewDeletion } from './preview-deletion';
import type { StateDestination } from './state-path';

const LAB: StateDestination = {
  name: 'lab',
  labels: { environment: 'production', cluster: 'lab' },
  path: 'production/lab',
};

const preview = (
  request = requestOf('Book', 'tale', { pages: ['one', 'two'] }),
  others: PromiseDefinition[] = [],
) =>
  previewRequest(request, { definitions: [note, book, ...others], platform: PLATFORM, destinations: [LAB] });

const problemsOf = ({ problems }: Pick<RequestPreview, 'problems'>): string[] =>
  problems.map((problem) => `${problem.request}: ${describePipelineProblem(problem)}`);

const ROOT = 'production/lab/lab/resources/platform-requests';

describe('previewRequest', () => {
  it('runs all pipelines, each with the status of those before it', () => {
    const { tree, objects, problems } = preview(requestOf('Note', 'first', { text: 'hello' }));
    expect(problems).toEqual([]);
    expect(objects).toEqual([
      configMap('first', { text: 'hello' }),
      configMap('first-index', { seen: 'Noted hello' }),
    ]);
    expect(tree).toMatchObject({
      pipelines: [{ name: 'write' }, { name: 'index' }],
      status: { message: 'Noted hello', where: { domain: 'lab.example.com', index: 'first-index' } },
      requests: [],
    });
  });

  it('answers the requests that come of a request', () => {
    const { tree, objects, files, problems } = preview();
    expect(problems).toEqual([]);
    expect(tree?.status).toEqual({ message: 'Resource requested' });
    expect(tree?.requests.map(({ request, promise }) => [request.metadata.name, promise.name])).toEqual([
      ['tale-0', 'note'],
      ['tale-1', 'note'],
    ]);
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ConfigMap tale',
      'ConfigMap tale-0',
      'ConfigMap tale-0-index',
      'ConfigMap tale-1',
      'ConfigMap tale-1-index',
    ]);
    expect(files.map(({ path }) => path)).toEqual([
      `${ROOT}/book/tale/bind/5058f/cover.yaml`,
      `${ROOT}/book/tale/bind/5058f/pages.yaml`,
      `${ROOT}/note/tale-0/index/5058f/index/all.yaml`,
      `${ROOT}/note/tale-0/write/5058f/note.yaml`,
      `${ROOT}/note/tale-1/index/5058f/index/all.yaml`,
      `${ROOT}/note/tale-1/write/5058f/note.yaml`,
    ]);
    expect(files[1]?.text).toContain('kind: Note');
    expect(files[1]?.manifests).toHaveLength(2);
  });

  it('gives the same twice', () => {
    expect(JSON.stringify(preview())).toBe(JSON.stringify(preview()));
  });

  it('names the request that a problem arises from', () => {
    expect(problemsOf(preview(requestOf('Book', 'tale', { pages: ['one', 'forbidden'] })))).toEqual([
      'Note platform-requests/tale-1: spec.text: is forbidden',
      'Note platform-requests/tale-1: metadata.name: is no better',
    ]);
  });

  it('says so where no promise answers', () => {
    expect(problemsOf(preview(requestOf('Notes', 'x')))).toEqual([
      'Notes platform-requests/x: kind: no promise answers Notes of platform.example.com/v1alpha1 ' +
        '(Did you mean "Note"? Known: Book, Note.)',
    ]);
  });

  it('names who made a request that no promise answers', () => {
    const maker = giving({ files: { 'a.yaml': [requestOf('Unknown', 'x')] } });
    const { problems, files } = preview(requestOf('Given', 'x'), [maker]);
    expect(problems).toMatchObject([{ request: 'Given platform-requests/x', outcome: 'violated' }]);
    expect(files).toHaveLength(1);
  });

  it('finds a request of a promise that is not named in requires', () => {
    const maker = giving({ files: { 'a.yaml': [requestOf('Note', 'x')] } });
    expect(problemsOf(preview(requestOf('Given', 'y'), [maker]))).toEqual([
      'Given platform-requests/y: requires: given makes a request of note and does not name it in `requires`',
    ]);
    const declared = giving({ files: { 'a.yaml': [requestOf('Note', 'x')] } }, { requires: ['note'] });
    expect(problemsOf(preview(requestOf('Given', 'y'), [declared]))).toEqual([]);
  });

  it('finds a request that comes of itself', () => {
    const maker = giving({ files: { 'a.yaml': [requestOf('Given', 'x')] } });
    expect(problemsOf(preview(requestOf('Given', 'x'), [maker]))).toContain(
      'Given platform-requests/x: (root): the request comes of itself: ' +
        'Given platform-requests/x → Given platform-requests/x',
    );
  });

  it('stops where requests make ever more requests', () => {
    const maker: PromiseDefinition = {
      ...giving({}),
      workflows: {
        resource: {
          configure: [
            {
              name: 'give',
              run: ({ metadata }) => ({ files: { 'a.yaml': [requestOf('Given', `${metadata.name}-x`)] } }),
            },
          ],
        },
      },
    };
    const [problem, ...more] = problemsOf(preview(requestOf('Given', 'a'), [maker]));
    expect(problem).toContain('requests make requests over more than 8 levels: Given platform-requests/a → ');
    expect(more).toEqual([]);
  });

  it('finds an object that two requests make', () => {
    const maker = giving(
      { files: { 'a.yaml': [requestOf('Note', 'one'), configMap('one-index')] } },
      { requires: ['note'] },
    );
    expect(problemsOf(preview(requestOf('Given', 'x'), [maker]))).toEqual([
      'Note platform-requests/one: (root): ConfigMap notes/one-index comes of Given platform-requests/x already',
    ]);
  });

  it('stops a workflow that is suspended', () => {
    const promise = giving({ workflowControl: { suspend: true, message: 'waits for a person' } });
    const after = { name: 'after', run: () => ({ files: { 'a.yaml': [configMap('a')] } }) };
    const two = {
      ...promise,
      workflows: { resource: { configure: [...(promise.workflows.resource.configure ?? []), after] } },
    };
    const { tree, files, problems } = preview(requestOf('Given', 'x'), [two]);
    expect(problems).toEqual([]);
    expect(files).toEqual([]);
    expect(tree?.suspended).toEqual({ pipeline: 'give', message: 'waits for a person' });
  });

  it('tells of a Destination that is missing', () => {
    const { problems } = previewRequest(requestOf('Note', 'x'), {
      definitions: [note],
      platform: PLATFORM,
      destinations: [],
    });
    expect(problems).toHaveLength(2);
    expect(problems[0]?.message).toContain('waits for ever');
  });
});

describe('previewDeletion', () => {
  it('deletes a request, then those that came of it', () => {
    const before = preview();
    expect(previewDeletion(before, { platform: PLATFORM })).toEqual({
      steps: [
        { request: 'Book platform-requests/tale', pipelines: [], isDeleted: true },
        { request: 'Note platform-requests/tale-0', pipelines: ['keep'], isDeleted: true },
        { request: 'Note platform-requests/tale-1', pipelines: ['keep'], isDeleted: true },
      ],
      removed: before.files.map(({ path }) => path),
      kept: [],
      problems: [],
    });
  });

  it('keeps a request whose delete workflow does not agree', () => {
    const before = preview(requestOf('Note', 'x', { keep: true }));
    expect(previewDeletion(before, { platform: PLATFORM })).toMatchObject({
      steps: [{ pipelines: ['keep'], isDeleted: false }],
      removed: [],
      kept: before.files.map(({ path }) => path),
      problems: [{ request: 'Note platform-requests/x', outcome: 'refused', message: 'keeps it' }],
    });
  });

  it('loses the parent and keeps what does not agree', () => {
    const before = preview(requestOf('Book', 'tale', { pages: ['one'], keep: true }));
    const { removed, kept } = previewDeletion(before, { platform: PLATFORM });
    expect(removed).toEqual(['cover', 'pages'].map((name) => `${ROOT}/book/tale/bind/5058f/${name}.yaml`));
    expect(kept).toEqual([
      `${ROOT}/note/tale-0/index/5058f/index/all.yaml`,
      `${ROOT}/note/tale-0/write/5058f/note.yaml`,
    ]);
  });
});
