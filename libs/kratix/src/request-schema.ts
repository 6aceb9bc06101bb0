import { apiVersionOf } from './find-promise';
import type { PromiseDefinition } from './promise-definition';

/** The same schema, closed, in which nothing is required that has a default. */
function forAuthors(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(forAuthors);
  if (typeof schema !== 'object' || schema === null) return schema;
  const fields: Record<string, unknown> = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'default' ? (value as unknown) : forAuthors(value),
    ]),
  );
  const properties = fields['properties'] as Record<string, { default?: unknown }> | undefined;
  if (fields['type'] !== 'object' || properties === undefined) return fields;
  const { required = [], ...others } = fields;
  const missing = (required as string[]).filter((key) => properties[key]?.default === undefined);
  return { additionalProperties: false, ...others, ...(missing.length === 0 ? {} : { required: missing }) };
}

/** The JSON Schema of a request's file, for editors: what stands in `environments/<environment>/requests/`. */
export function requestSchema(promise: PromiseDefinition): object {
  const { kind, description, spec, example } = promise;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: kind,
    description,
    type: 'object',
    required: ['apiVersion', 'kind', 'spec'],
    additionalProperties: false,
    properties: {
      apiVersion: { const: apiVersionOf(promise) },
      kind: { const: kind },
      metadata: {
        type: 'object',
        description: 'Labels and annotations; the name is that of the file.',
        properties: {
          name: { type: 'string' },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          annotations: { type: 'object', additionalProperties: { type: 'string' } },
        },
        additionalProperties: false,
      },
      spec: { ...(forAuthors(spec) as object), examples: [example] },
    },
  };
}
