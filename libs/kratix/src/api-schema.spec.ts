import { Type } from '@sinclair/typebox';
import type { TObject, TSchema } from '@sinclair/typebox';
import Ajv from 'ajv';
import fc from 'fast-check';
import { structuralSchema } from './api-schema';
import { describePromise } from './describe-promise';
import type { PromiseDefinition } from './promise-definition';
import { promiseManifest } from './promise-manifest';
import { requestSchema } from './request-schema';
import { PLATFORM } from './run/promises.cases';
import { validateRequest } from './validate-request';

const promiseWith = (spec: TObject): PromiseDefinition => ({
  name: 'bucket',
  description: 'A bucket',
  kind: 'Bucket',
  plural: 'buckets',
  version: 'v1alpha1',
  spec,
  workflows: { resource: { configure: [{ name: 'configure', run: () => ({}) }] } },
  example: {},
});

const requestWith = (spec: unknown) => ({
  apiVersion: 'platform.example.com/v1alpha1',
  kind: 'Bucket',
  metadata: { name: 'x', namespace: 'platform-requests' },
  spec,
});

/** Fields of every form that a definition can have. */
const leaf: fc.Arbitrary<TSchema> = fc.oneof(
  fc.constant(Type.String({ minLength: 1, maxLength: 3 })),
  fc.constant(Type.String({ pattern: '^[ab]+$' })),
  fc.constant(Type.Integer({ minimum: 0, exclusiveMaximum: 3 })),
  fc.constant(Type.Number({ exclusiveMinimum: 0, maximum: 2 })),
  fc.constant(Type.Boolean()),
  fc.constant(Type.Union([Type.Literal('a'), Type.Literal('b')])),
  fc.constant(Type.Union([Type.Boolean(), Type.Null()])),
  fc.constant(Type.Array(Type.Integer(), { maxItems: 1 })),
  fc.constant(Type.Record(Type.String(), Type.String(), { maxProperties: 1 })),
  fc.constant(Type.String({ default: 'a', enum: ['a', 'b'] })),
);
const objectOf = (field: fc.Arbitrary<TSchema>): fc.Arbitrary<TObject> =>
  fc
    .dictionary(fc.constantFrom('p', 'q', 'r'), fc.tuple(field, fc.boolean()), { maxKeys: 3 })
    .map((fields) =>
      Type.Object(
        Object.fromEntries(
          Object.entries(fields).map(([key, [schema, isOptional]]) => [
            key,
            isOptional ? Type.Optional(schema) : schema,
          ]),
        ),
      ),
    );
const schemas = objectOf(fc.oneof(leaf, objectOf(leaf)));

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    '',
    'a',
    'b',
    'ab',
    'abcd',
    0,
    1,
    2,
    3,
    0.5,
    true,
    null,
    [],
    [1],
    [1, 2],
    ['a'],
    {},
  ),
  fc.dictionary(fc.constantFrom('p', 'q', 'k'), fc.constantFrom<unknown[]>('a', 'b', 1, true), {
    maxKeys: 2,
  }),
);
const data = fc.dictionary(fc.constantFrom('p', 'q', 'r', 's'), value, { maxKeys: 4 });

/** The structural schema as the API server applies it with strict fields: unknown keys are errors, null means nullable. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema as Record<string, unknown>;
  const fields: Record<string, unknown> = Object.fromEntries(
    Object.entries(rest).map(([key, field]) => [key, key === 'default' ? field : closed(field)]),
  );
  if (exclusiveMinimum === true) {
    fields['exclusiveMinimum'] = fields['minimum'];
    delete fields['minimum'];
  }
  if (exclusiveMaximum === true) {
    fields['exclusiveMaximum'] = fields['maximum'];
    delete fields['maximum'];
  }
  if (nullable === true) fields['type'] = [fields['type'], 'null'];
  const isMap = fields['type'] === 'object' && fields['additionalProperties'] === undefined;
  return isMap ? { ...fields, additionalProperties: false } : fields;
}

describe('structuralSchema', () => {
  it('and the validation of requests accept the same', () => {
    let accepted = 0;
    fc.assert(
      fc.property(schemas, data, (schema, spec) => {
        const check = new Ajv({ strict: false, useDefaults: true }).compile(
          closed(structuralSchema(schema)) as object,
        );
        const byDefinition = check(structuredClone(spec));
        const byRequest = 'object' in validateRequest(promiseWith(schema), requestWith(spec));
        if (byRequest) accepted += 1;
        expect(byRequest).toBe(byDefinition);
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(2);
  });

  it('keeps descriptions, defaults and bounds, and drops what is for editors', () => {
    const schema = Type.Object({
      size: Type.Integer({ minimum: 1, maximum: 9, default: 2, description: 'How much.', examples: [3] }),
      labels: Type.Record(Type.String(), Type.String()),
      free: Type.Object({}, { additionalProperties: true }),
    });
    expect(structuralSchema(schema)).toEqual({
      type: 'object',
      required: ['size', 'labels', 'free'],
      properties: {
        size: { type: 'integer', minimum: 1, maximum: 9, default: 2, description: 'How much.' },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    });
  });
});

describe('what follows from a schema', () => {
  const promise = promiseWith(
    Type.Object({
      size: Type.Integer({ minimum: 1, default: 2, description: 'How much.' }),
      owner: Type.String({ description: 'Who | what.' }),
    }),
  );

  it('is a reference with every field', () => {
    const page = describePromise({ ...promise, example: { owner: 'a' }, requires: ['pail'] });
    expect(page).toContain('| `spec.size` | integer | How much. (at least 1, default `2`) |');
    expect(page).toContain('| `spec.owner` | string, required | Who \\| what. |');
    expect(page).toContain('kind: Bucket\nspec:\n  owner: a\n');
    expect(page).toContain('[`pail`](../pail/README.md)');
  });

  it('is a schema for editors, in which nothing is required that has a default', () => {
    const check = new Ajv({ strict: false }).compile(requestSchema(promise));
    const file = { apiVersion: 'platform.example.com/v1alpha1', kind: 'Bucket', spec: { owner: 'a' } };
    expect(check(file)).toBe(true);
    expect(check({ ...file, spec: {} })).toBe(false);
    expect(check({ ...file, spec: { owner: 'a', colour: 'red' } })).toBe(false);
    expect(check({ ...file, kind: 'Pail' })).toBe(false);
  });

  it('is a Promise whose pipelines know the platform and run without privileges', () => {
    const spec = promiseManifest(promise, PLATFORM)['spec'] as {
      api: { spec: { scope: string; names: object } };
      destinationSelectors: object[];
      workflows: { resource: { configure: { spec: { containers: [Record<string, unknown>] } }[] } };
    };
    expect(spec.api.spec).toMatchObject({
      scope: 'Namespaced',
      names: { plural: 'buckets', singular: 'bucket' },
    });
    expect(spec.destinationSelectors).toEqual([
      { matchLabels: { cluster: PLATFORM.cluster.name, environment: PLATFORM.cluster.environment } },
    ]);
    const [pipeline] = spec.workflows.resource.configure;
    const [container] = pipeline?.spec.containers ?? [];
    expect(container?.['command']).toEqual(['/nodejs/bin/node', '/pipelines/bucket.js']);
    const [{ value: platform }] = container?.['env'] as [{ value: string }];
    expect(JSON.parse(platform)).toEqual(JSON.parse(JSON.stringify(PLATFORM)));
    expect(container?.['securityContext']).toMatchObject({
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
    });
  });
});
