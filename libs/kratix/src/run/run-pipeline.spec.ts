import fc from 'fast-check';
import { containerFiles } from './container-files';
import { book, configMap, giving, note, PLATFORM, requestOf } from './promises.cases';
import { describePipelineProblem } from './pipeline-problem';
import { runPipeline } from './run-pipeline';
import type { PipelineRun } from './run-pipeline';

const runOf = (over: Partial<PipelineRun> = {}): PipelineRun => ({
  action: 'configure',
  type: 'resource',
  pipeline: 'write',
  object: requestOf('Note', 'first', { text: 'hello' }),
  platform: PLATFORM,
  ...over,
});

/** Runs a pipeline that gives this. */
const give = (result: unknown) =>
  runPipeline(giving(result), runOf({ pipeline: 'give', object: requestOf('Given', 'x') }));

const problemsOf = (outcome: ReturnType<typeof runPipeline>): string[] =>
  outcome.outcome === 'done' ? [] : outcome.problems.map(describePipelineProblem);

describe('runPipeline', () => {
  it('gives what the pipeline made, with the defaults of the request filled in', () => {
    const outcome = runPipeline(note, runOf({ object: requestOf('Note', 'first') }));
    expect(outcome).toMatchObject({
      outcome: 'done',
      result: {
        files: [{ path: 'note.yaml', manifests: [configMap('first', { text: 'empty' })] }],
        status: { message: 'Noted empty', where: { domain: 'lab.example.com' } },
        destinationSelectors: [],
        workflowControl: {},
      },
    });
  });

  it('gives the pipeline its context', () => {
    let seen: unknown;
    const promise = giving({});
    const spied = {
      ...promise,
      workflows: {
        resource: { delete: [{ name: 'give', run: (_: unknown, it: unknown) => ((seen = it), {}) }] },
      },
    };
    runPipeline(
      spied,
      runOf({ action: 'delete', pipeline: 'give', dryRun: true, object: requestOf('Given', 'x') }),
    );
    expect(seen).toEqual({
      action: 'delete',
      type: 'resource',
      promise: 'given',
      pipeline: 'give',
      dryRun: true,
      platform: PLATFORM,
    });
  });

  it('refuses a request that its schema does not allow, with all problems', () => {
    const outcome = runPipeline(note, runOf({ object: requestOf('Note', 'x', { text: 1, more: true }) }));
    expect(outcome.outcome).toBe('refused');
    expect(problemsOf(outcome)).toHaveLength(2);
  });

  it('refuses a request that the pipeline refuses, with all problems', () => {
    const outcome = runPipeline(note, runOf({ object: requestOf('Note', 'x', { text: 'forbidden' }) }));
    expect(outcome.outcome).toBe('refused');
    expect(problemsOf(outcome)).toEqual(['spec.text: is forbidden', 'metadata.name: is no better']);
  });

  it('lets an error of the pipeline through', () => {
    const fail = () => {
      throw new TypeError('a mistake');
    };
    expect(() => give(fail)).toThrow(TypeError);
  });

  it('leaves the object as it is, whatever the pipeline does with it', () => {
    const spoil = { name: 'give', run: (object: object) => Object.assign(object, { spec: 1 }) && {} };
    const spoiled = { ...giving({}), workflows: { resource: {}, promise: { configure: [spoil] } } };
    const promise = {
      apiVersion: 'platform.kratix.io/v1alpha1',
      kind: 'Promise',
      metadata: { name: 'given' },
    };
    const before = structuredClone(promise);
    expect(runPipeline(spoiled, runOf({ type: 'promise', pipeline: 'give', object: promise })).outcome).toBe(
      'done',
    );
    expect(promise).toEqual(before);
    const request = requestOf('Note', 'first');
    runPipeline(note, runOf({ object: request }));
    expect(request).toEqual(requestOf('Note', 'first'));
  });

  it('takes a result that Kratix would not accept for a broken contract', () => {
    const outcome = give({ files: { 'a.txt': [] }, status: [] });
    expect(outcome.outcome).toBe('violated');
    expect(problemsOf(outcome)).toHaveLength(2);
  });

  it('names the pipelines that there are', () => {
    const outcome = runPipeline(note, runOf({ pipeline: 'wirte' }));
    expect(problemsOf(outcome)).toEqual([
      '(root): the resource configure workflow of note has no pipeline "wirte" (Did you mean "write"? Known: index, write.)',
    ]);
    const none = runPipeline(book, runOf({ action: 'delete' }));
    expect(problemsOf(none)).toEqual(['(root): the resource delete workflow of book has no pipelines']);
  });

  it('refuses another object than the Promise in promise workflows', () => {
    const outcome = runPipeline(note, runOf({ type: 'promise', pipeline: 'setup' }));
    expect(problemsOf(outcome)).toEqual(['kind: a promise workflow runs for a Promise']);
  });

  it('gives the same bytes whatever the order of keys', () => {
    const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string(), { maxKeys: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 4 }),
        data,
        (names, values) => {
          const write = (order: readonly string[], entries: [string, string][]) => {
            const manifests = order.map((name): [string, unknown] => [
              `${name}.yaml`,
              [configMap(name, Object.fromEntries(entries))],
            ]);
            const outcome = give({
              files: Object.fromEntries(manifests),
              status: Object.fromEntries(entries),
            });
            return outcome.outcome === 'done' ? [...containerFiles(outcome.result)] : outcome.problems;
          };
          const entries = Object.entries(values).filter(([key]) => key !== 'kratix' && key !== 'message');
          expect(write([...names].reverse(), [...entries].reverse())).toEqual(write(names, entries));
        },
      ),
      { numRuns: 40 },
    );
  });
});
