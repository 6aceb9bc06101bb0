import type { Manifest } from '@strata/kubernetes';
import { book, note, PLATFORM, requestOf } from './promises.cases';
import { PLATFORM_VARIABLE, readContract } from './read-contract';

/** What Kratix 0.125 sets, and the rendered Promise. */
const LEAST = {
  KRATIX_WORKFLOW_ACTION: 'configure',
  KRATIX_WORKFLOW_TYPE: 'resource',
  KRATIX_PROMISE_NAME: 'note',
  [PLATFORM_VARIABLE]: JSON.stringify(PLATFORM),
};

/** What later releases set. */
const MOST = {
  ...LEAST,
  KRATIX_PIPELINE_NAME: 'index',
  KRATIX_OBJECT_KIND: 'note',
  KRATIX_OBJECT_GROUP: 'platform.example.com',
  KRATIX_OBJECT_VERSION: 'v1alpha1',
  KRATIX_OBJECT_NAME: 'first',
  KRATIX_OBJECT_NAMESPACE: 'platform-requests',
  KRATIX_CRD_PLURAL: 'notes',
  KRATIX_CLUSTER_SCOPED: 'false',
  KRATIX_DRY_RUN: 'true',
};

const REQUEST = requestOf('Note', 'first', { text: 'hello' });
const PROMISE = {
  apiVersion: 'platform.kratix.io/v1alpha1',
  kind: 'Promise',
  metadata: { name: 'note' },
  spec: {},
};

const problems = (environment: object, object: unknown = REQUEST): readonly string[] => {
  const contract = readContract(note, { ...MOST, ...environment }, object);
  return 'problems' in contract ? contract.problems : [];
};

describe('readContract', () => {
  it('reads what to run from all variables', () => {
    expect(readContract(note, MOST, REQUEST)).toEqual({
      run: {
        action: 'configure',
        type: 'resource',
        pipeline: 'index',
        object: REQUEST,
        platform: PLATFORM,
        dryRun: true,
      },
    });
  });

  it('needs no name of a pipeline where there is one only', () => {
    const object = requestOf('Book', 'b', { pages: [] });
    const contract = readContract(book, { ...LEAST, KRATIX_PROMISE_NAME: 'book' }, object);
    expect(contract).toMatchObject({ run: { pipeline: 'bind', dryRun: false } });
  });

  it('reads a promise workflow, whose object has no namespace', () => {
    const environment = {
      ...LEAST,
      KRATIX_WORKFLOW_TYPE: 'promise',
      KRATIX_OBJECT_NAMESPACE: 'kratix-platform-system',
      KRATIX_CRD_PLURAL: 'promises',
      KRATIX_CLUSTER_SCOPED: 'true',
    };
    expect(readContract(note, environment, PROMISE)).toMatchObject({
      run: { type: 'promise', pipeline: 'setup' },
    });
  });

  it.each<[string, object, string]>([
    [
      'no action',
      { KRATIX_WORKFLOW_ACTION: undefined },
      'KRATIX_WORKFLOW_ACTION must be configure or delete; it is not set',
    ],
    ['another action', { KRATIX_WORKFLOW_ACTION: 'update' }, 'must be configure or delete, not "update"'],
    [
      'no type',
      { KRATIX_WORKFLOW_TYPE: '' },
      'KRATIX_WORKFLOW_TYPE must be promise or resource; it is not set',
    ],
    ['another promise', { KRATIX_PROMISE_NAME: 'book' }, 'KRATIX_PROMISE_NAME must be note, not "book"'],
    ['no pipeline among several', { KRATIX_PIPELINE_NAME: '' }, 'must be write or index; it is not set'],
    [
      'another pipeline',
      { KRATIX_PIPELINE_NAME: 'x' },
      'KRATIX_PIPELINE_NAME must be write or index, not "x"',
    ],
    ['another dry run', { KRATIX_DRY_RUN: 'yes' }, 'KRATIX_DRY_RUN must be false or true, not "yes"'],
    ['no platform', { [PLATFORM_VARIABLE]: undefined }, 'STRATA_PLATFORM is not set'],
    ['a platform that is no JSON', { [PLATFORM_VARIABLE]: '{' }, 'STRATA_PLATFORM is not JSON'],
    [
      'half a platform',
      { [PLATFORM_VARIABLE]: '{"facts":{},"stores":{}}' },
      'lacks cluster, guestFacts, stores, issuers',
    ],
    ['another name', { KRATIX_OBJECT_NAME: 'x' }, 'KRATIX_OBJECT_NAME is "x", but the object says "first"'],
    [
      'another namespace',
      { KRATIX_OBJECT_NAMESPACE: 'x' },
      'KRATIX_OBJECT_NAMESPACE is "x", but the object says',
    ],
    [
      'another kind',
      { KRATIX_OBJECT_KIND: 'Book' },
      'KRATIX_OBJECT_KIND is "Book", but the object says "Note"',
    ],
    ['another group', { KRATIX_OBJECT_GROUP: 'x.io' }, 'KRATIX_OBJECT_GROUP is "x.io"'],
    ['another version', { KRATIX_OBJECT_VERSION: 'v1' }, 'KRATIX_OBJECT_VERSION is "v1"'],
    ['another plural', { KRATIX_CRD_PLURAL: 'books' }, 'KRATIX_CRD_PLURAL is "books"'],
    ['a cluster-scoped request', { KRATIX_CLUSTER_SCOPED: 'true' }, 'KRATIX_CLUSTER_SCOPED is "true"'],
  ])('refuses %s', (_, environment, message) => {
    expect(problems(environment)).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, unknown, string]>([
    ['is a text', 'x', 'the object is not a map'],
    ['has another kind', { ...REQUEST, kind: 'Book' }, 'kind of the object must be Note, not "Book"'],
    [
      'has another version',
      { ...REQUEST, apiVersion: 'v1' },
      'apiVersion of the object must be platform.example.com/v1',
    ],
    [
      'has no name',
      { ...REQUEST, metadata: { namespace: 'platform-requests' } },
      'metadata.name of the object must be',
    ],
    [
      'has no namespace',
      { ...REQUEST, metadata: { name: 'first' } },
      'metadata.namespace of the object must be a text',
    ],
  ])('refuses an object that %s', (_, object, message) => {
    expect(problems({}, object)[0]).toContain(message);
  });

  it('refuses the Promise of another name', () => {
    const environment = { ...LEAST, KRATIX_WORKFLOW_TYPE: 'promise' };
    const other = { ...PROMISE, metadata: { name: 'book' } } as Manifest;
    expect(readContract(note, environment, other)).toEqual({
      problems: ['metadata.name of the object must be note, not "book"'],
    });
  });

  it('says so where a workflow has no pipelines', () => {
    const environment = { ...LEAST, KRATIX_PROMISE_NAME: 'book', KRATIX_WORKFLOW_ACTION: 'delete' };
    expect(readContract(book, environment, requestOf('Book', 'b'))).toEqual({
      problems: ['book has no pipelines for resource delete'],
    });
  });

  it('gives all problems at once', () => {
    const environment = { KRATIX_WORKFLOW_ACTION: '', KRATIX_OBJECT_NAME: 'x', [PLATFORM_VARIABLE]: '' };
    expect(problems(environment)).toHaveLength(3);
  });
});
