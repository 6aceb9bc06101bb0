import fc from 'fast-check';
import type { CheckedFile } from '../run/checked-result';
import { configMap, note, PLATFORM } from '../run/promises.cases';
import { dependencyWork } from './dependency-work';
import { layOutState } from './lay-out-state';
import type { Work } from './lay-out-state';
import { destinationRoot, workDirectory } from './state-path';
import type { StateDestination, StateStore, WorkIdentity } from './state-path';
import { groupWorkloads, joinSelectors } from './workload-groups';

const LAB: StateDestination = {
  name: 'lab',
  labels: { environment: 'production', cluster: 'lab' },
  path: 'production/lab',
};
const FAR: StateDestination = { name: 'far', labels: { zone: 'far' }, path: '/far/' };
const SELECT_LAB = [{ environment: 'production', cluster: 'lab' }];

const file = (path: string): CheckedFile => ({ path, manifests: [configMap('a')], text: `${path}\n` });
const work = (over: Partial<Work> = {}): Work => ({
  promise: 'note',
  request: { namespace: 'platform-requests', name: 'first' },
  pipeline: 'write',
  files: [file('a.yaml'), file('sub/b.yaml')],
  destinationSelectors: [],
  promiseSelectors: SELECT_LAB,
  ...over,
});
const pathsOf = (
  works: readonly Work[],
  destinations: readonly StateDestination[],
  store?: StateStore,
): string[] => layOutState(works, destinations, store).files.map(({ path }) => path);

/** The first five digits of the MD5 of `.` and of `far`. */
const REST = '5058f';
const FAR_ID = '17d96';

describe('destinationRoot', () => {
  it.each<[string, StateDestination, StateStore | undefined, string]>([
    ['path and name', LAB, undefined, 'production/lab/lab'],
    ['the path of the store before them', LAB, { path: '/state/' }, 'state/production/lab/lab'],
    ['the name where there is no path', { name: 'lab', labels: {} }, {}, 'lab'],
    ['the path alone in later releases', LAB, { path: 'state', appendsName: false }, 'state/production/lab'],
  ])('is %s', (_, destination, store, root) => {
    expect(destinationRoot(destination, store)).toBe(root);
  });
});

describe('workDirectory', () => {
  const request = { namespace: 'platform-requests', name: 'first' };

  it.each<[string, WorkIdentity, string | undefined, string]>([
    [
      'of a request',
      { promise: 'note', request, pipeline: 'write' },
      undefined,
      `resources/platform-requests/note/first/write/${REST}`,
    ],
    [
      'of one directory of a request',
      { promise: 'note', request, pipeline: 'write' },
      'far',
      `resources/platform-requests/note/first/write/${FAR_ID}`,
    ],
    [
      'of a promise workflow',
      { promise: 'note', pipeline: 'setup' },
      undefined,
      `dependencies/note/setup/${REST}`,
    ],
    ['of the dependencies of a Promise', { promise: 'note' }, undefined, `dependencies/note/${REST}`],
  ])('is the place %s', (_, identity, directory, expected) => {
    expect(workDirectory(identity, directory)).toBe(expected);
  });
});

describe('groupWorkloads', () => {
  const { files } = work();

  it('keeps everything together without selectors of the pipeline', () => {
    expect(groupWorkloads({ files, destinationSelectors: [] }, SELECT_LAB)).toEqual([
      { directory: '.', id: '5058f1af8388633f609cadb75a75dc9d', matchLabels: SELECT_LAB[0], files },
    ]);
  });

  it('schedules a directory by its own selector alone', () => {
    const destinationSelectors = [{ directory: 'sub', matchLabels: { zone: 'far' } }];
    const groups = groupWorkloads({ files, destinationSelectors }, SELECT_LAB);
    expect(groups.map(({ directory, matchLabels }) => [directory, matchLabels])).toEqual([
      ['sub', { zone: 'far' }],
      ['.', SELECT_LAB[0]],
    ]);
    expect(groups.map((group) => group.files.map(({ path }) => path))).toEqual([['sub/b.yaml'], ['a.yaml']]);
  });

  it('puts the Promise before the pipeline, and its first selector before the others', () => {
    const destinationSelectors = [{ matchLabels: { cluster: 'other', zone: 'far' } }];
    const [group] = groupWorkloads({ files, destinationSelectors }, SELECT_LAB);
    expect(group?.matchLabels).toEqual({ cluster: 'lab', environment: 'production', zone: 'far' });
    expect(joinSelectors([{ a: '1' }, { a: '2', b: '2' }])).toEqual({ a: '1', b: '2' });
  });
});

describe('layOutState', () => {
  const root = 'production/lab/lab';

  it('nests files by what they belong to', () => {
    expect(pathsOf([work()], [FAR, LAB])).toEqual([
      `${root}/resources/platform-requests/note/first/write/${REST}/a.yaml`,
      `${root}/resources/platform-requests/note/first/write/${REST}/sub/b.yaml`,
    ]);
  });

  it('keeps the name of the directory below the place of a directory', () => {
    const destinationSelectors = [{ directory: 'far', matchLabels: { zone: 'far' } }];
    const files = [file('a.yaml'), file('far/b.yaml')];
    expect(pathsOf([work({ files, destinationSelectors })], [FAR, LAB])).toEqual([
      `far/far/resources/platform-requests/note/first/write/${FAR_ID}/far/b.yaml`,
      `${root}/resources/platform-requests/note/first/write/${REST}/a.yaml`,
    ]);
  });

  it('gives each pipeline a place of its own', () => {
    const works = [work({ pipeline: 'a' }), work({ pipeline: 'b' })];
    expect(layOutState(works, [LAB])).toMatchObject({ problems: [] });
    expect(new Set(pathsOf(works, [LAB])).size).toBe(4);
  });

  it('brings what a Promise depends on to every Destination that matches', () => {
    const dependencies = dependencyWork(note, PLATFORM) as Work;
    const path = `dependencies/note/${REST}/static/note-dependencies.yaml`;
    const twin = { ...LAB, name: 'twin', path: 'twin' };
    expect(pathsOf([dependencies], [LAB, FAR, twin])).toEqual([`${root}/${path}`, `twin/twin/${path}`]);
    expect(layOutState([dependencies], [LAB]).files[0]?.text).toContain('kind: Namespace');
  });

  it('writes files flat, with a list of them, with the mode none', () => {
    const flat: StateDestination = { ...LAB, filepath: { mode: 'none' } };
    const { files } = layOutState([work()], [flat]);
    expect(files.map(({ path, text }) => [path, text])).toEqual([
      [
        `${root}/.kratix/platform-requests-note-first-?????.lab-${REST}.yaml`,
        'files:\n  - a.yaml\n  - sub/b.yaml\n',
      ],
      [`${root}/a.yaml`, 'a.yaml\n'],
      [`${root}/sub/b.yaml`, 'sub/b.yaml\n'],
    ]);
  });

  it('finds works that overwrite each other with the mode none', () => {
    const flat: StateDestination = { ...LAB, filepath: { mode: 'none' } };
    const { problems } = layOutState([work({ pipeline: 'a' }), work({ pipeline: 'b' })], [flat]);
    expect(problems).toContain(
      `note/b for platform-requests/first overwrites ${root}/a.yaml of note/a for platform-requests/first`,
    );
  });

  it('writes one file with the mode aggregatedYAML', () => {
    const one: StateDestination = { ...LAB, filepath: { mode: 'aggregatedYAML', filename: 'all.yaml' } };
    const { files, problems } = layOutState([work()], [one], { appendsName: false });
    expect(problems).toEqual([]);
    expect(files).toMatchObject([
      { path: 'production/lab/all.yaml', text: 'a.yaml\n\n---\nsub/b.yaml\n', works: [{}, {}] },
    ]);
  });

  it('says so where no Destination matches', () => {
    const { files, problems } = layOutState([work()], [FAR]);
    expect(files).toEqual([]);
    expect(problems).toEqual([
      'note/write for platform-requests/first waits for ever: no Destination has environment=production, cluster=lab; there are far',
    ]);
  });

  it('says so where a request could go to several', () => {
    const { files, problems } = layOutState([work()], [LAB, { ...LAB, name: 'twin' }]);
    expect(files).toEqual([]);
    expect(problems).toEqual([expect.stringContaining('goes to any one of lab, twin')]);
  });

  it('sends a work without labels to Destinations that are not strict', () => {
    const strict = { ...LAB, strictMatchLabels: true };
    expect(pathsOf([work({ promiseSelectors: [] })], [strict, FAR])[0]).toMatch(/^far\/far\/resources\//);
    expect(pathsOf([work({ promiseSelectors: [] })], [{ ...strict, labels: {} }])).toHaveLength(2);
  });

  it('gives the same whatever the order of works and Destinations', () => {
    const works = ['a', 'b', 'c'].map((pipeline) => work({ pipeline }));
    const expected = layOutState(works, [LAB, FAR]);
    fc.assert(
      fc.property(fc.shuffledSubarray(works, { minLength: 3 }), fc.boolean(), (shuffled, isReversed) => {
        expect(layOutState(shuffled, isReversed ? [FAR, LAB] : [LAB, FAR])).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
