import { Type } from '@sinclair/typebox';
import { checkPromise, checkPromiseChange, checkPromises } from './check-promise';
import type { PromiseDefinition } from './promise-definition';

const run = () => ({});

const promise = (fields: Partial<PromiseDefinition> = {}): PromiseDefinition => ({
  name: 'bucket',
  description: 'A bucket',
  kind: 'Bucket',
  plural: 'buckets',
  version: 'v1alpha1',
  spec: Type.Object({ size: Type.Integer({ minimum: 1 }), owner: Type.Optional(Type.String()) }),
  workflows: { resource: { configure: [{ name: 'configure', run }] } },
  example: { size: 1 },
  ...fields,
});

const withPipelines = (...names: string[]): Partial<PromiseDefinition> => ({
  workflows: { resource: { configure: names.map((name) => ({ name, run })) } },
});
const withField = (field: ReturnType<typeof Type.Any>): Partial<PromiseDefinition> => ({
  spec: Type.Object({ size: Type.Integer(), field: Type.Optional(field) }),
});

describe('checkPromise', () => {
  it('has nothing to say about one that Kratix accepts', () => {
    expect(checkPromise(promise())).toEqual([]);
    const status = Type.Object({ message: Type.String() });
    expect(checkPromise(promise({ status, ...withPipelines('a', 'b') }))).toEqual([]);
  });

  it.each<[string, Partial<PromiseDefinition>, string]>([
    ['a name in capitals', { name: 'Bucket' }, 'the name "Bucket" is no DNS label'],
    ['a name that starts with a digit', { name: '1bucket' }, 'is no DNS label'],
    ['a name that ends with a hyphen', { name: 'bucket-' }, 'is no DNS label'],
    ['an empty name', { name: '' }, 'is no DNS label'],
    ['a kind in lower case', { kind: 'bucket' }, 'the kind "bucket" is not written like a kind'],
    ['a kind with a hyphen', { kind: 'Big-Bucket' }, 'is not written like a kind'],
    ['a kind of 64 letters', { kind: `A${'b'.repeat(63)}` }, 'is not written like a kind'],
    ['a plural in capitals', { plural: 'Buckets' }, 'the plural "Buckets" is not in lower-case'],
    ['a plural with a hyphen', { plural: 'big-buckets' }, 'is not in lower-case'],
    ['a plural that is the singular', { plural: 'bucket' }, 'is the singular, too'],
    ['a version without v', { version: '1' }, 'the version "1" is none of an API'],
    ['a version with dots', { version: 'v1.2' }, 'is none of an API'],
    ['a version of nothing', { version: 'valpha1' }, 'is none of an API'],
    ['no pipeline', withPipelines(), 'the resource configure workflow has no pipeline'],
    ['two pipelines of one name', withPipelines('a', 'a'), 'has two pipelines "a"'],
    [
      'a pipeline in capitals',
      withPipelines('Configure'),
      'has a pipeline "Configure", which is no DNS label',
    ],
    ['a pipeline with a dot', withPipelines('a.b'), 'which is no DNS label'],
    [
      'a delete pipeline that is too long',
      {
        name: 'b'.repeat(40),
        workflows: {
          resource: { configure: [{ name: 'c', run }], delete: [{ name: 'remove-it', run }] },
        },
      },
      'promise, workflow and pipeline together have room for 60',
    ],
    [
      'two promise pipelines of one name',
      {
        workflows: {
          resource: { configure: [{ name: 'c', run }] },
          promise: {
            configure: [
              { name: 'x', run },
              { name: 'x', run },
            ],
          },
        },
      },
      'the promise configure workflow has two pipelines "x"',
    ],
    [
      'a spec that is a text',
      { spec: Type.String() as never, example: 'x' },
      'the schema of the spec is not an object',
    ],
    [
      'alternatives of two types',
      withField(Type.Union([Type.String(), Type.Integer()]) as never),
      'spec.field has several forms',
    ],
    [
      'alternatives of objects',
      withField(Type.Union([Type.Object({}), Type.Object({ a: Type.String() })]) as never),
      'spec.field has several forms',
    ],
    [
      'keys with a pattern',
      withField(Type.Record(Type.String({ pattern: '^a' }), Type.String()) as never),
      'spec.field restricts the names of its keys',
    ],
    [
      'an intersection',
      withField(Type.Intersect([Type.Object({}), Type.Object({})]) as never),
      'spec.field uses allOf',
    ],
    ['a negation', withField(Type.Not(Type.String()) as never), 'spec.field uses not'],
    ['a tuple', withField(Type.Tuple([Type.String(), Type.String()]) as never), 'spec.field'],
    [
      'items that differ',
      withField(Type.Array(Type.String(), { uniqueItems: true }) as never),
      'spec.field uses uniqueItems',
    ],
    ['nothing but null', withField(Type.Null() as never), 'spec.field is of the type null'],
    [
      'a status that Kratix keeps',
      { status: Type.Object({ kratix: Type.String() }) },
      'the status has a field "kratix"',
    ],
    [
      'a status that cannot be said',
      { status: Type.Object({ a: Type.Not(Type.String()) }) },
      'status.a uses not',
    ],
    [
      'an example out of bounds',
      { example: { size: 0 } },
      'the example does not fit the schema: spec.size must be >= 1',
    ],
    ['an example with another key', { example: { size: 1, sise: 2 } }, 'spec.sise is not known'],
    ['an example that lacks a field', { example: {} }, 'spec.size is required'],
  ])('refuses %s', (_, fields, message) => {
    expect(checkPromise(promise(fields)).join('\n')).toContain(message);
  });

  it('takes names of 60 characters together, and not of 61', () => {
    const named = (length: number) =>
      checkPromise(promise({ name: 'b'.repeat(30), ...withPipelines('c'.repeat(length)) }));
    const used = 30 + '-resource-configure-'.length;
    expect(named(60 - used)).toEqual([]);
    expect(named(61 - used).join()).toContain('has 61 characters');
  });
});

describe('checkPromises', () => {
  const messages = (...promises: PromiseDefinition[]) =>
    checkPromises(promises).map(({ message }) => message);
  const other = promise({ name: 'pail', kind: 'Pail', plural: 'pails' });

  it('has nothing to say about promises that require each other in one direction', () => {
    expect(messages(promise(), { ...other, requires: ['bucket'] })).toEqual([]);
  });

  it.each<[string, Partial<PromiseDefinition>, string]>([
    ['one name', { name: 'bucket' }, 'has the name bucket, too'],
    ['one kind', { kind: 'Bucket' }, 'has the kind Bucket, too'],
    ['one plural', { plural: 'buckets' }, 'has the plural buckets, too'],
    [
      'a requirement that there is not',
      { requires: ['spade'] },
      'requires the promise spade, which there is not',
    ],
    ['a promise that requires itself', { requires: ['pail'] }, 'is required by itself: pail → pail'],
  ])('refuses two with %s', (_, fields, message) => {
    expect(messages(promise(), { ...other, ...fields }).join('\n')).toContain(message);
  });

  it('shows a circle', () => {
    expect(messages(promise({ requires: ['pail'] }), { ...other, requires: ['bucket'] })).toEqual([
      'is required by itself: bucket → pail → bucket',
      'is required by itself: pail → bucket → pail',
    ]);
  });
});

describe('checkPromiseChange', () => {
  it('lets everything change but what identifies its requests', () => {
    expect(checkPromiseChange(promise(), promise({ description: 'Other', example: { size: 2 } }))).toEqual(
      [],
    );
  });

  it.each<[Partial<PromiseDefinition>, string]>([
    [{ kind: 'Pail' }, 'the kind of bucket was Bucket and cannot become Pail'],
    [{ plural: 'pails' }, 'the plural of bucket was buckets and cannot become pails'],
    [{ version: 'v1' }, 'the version of bucket was v1alpha1 and cannot become v1'],
  ])('refuses %j', (fields, message) => {
    expect(checkPromiseChange(promise(), promise(fields))).toEqual([`${message}: make a new promise`]);
  });
});
