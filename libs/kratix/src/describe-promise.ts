import type { TSchema } from '@sinclair/typebox';
import { serialiseYaml } from '@strata/kubernetes';
import { apiVersionOf } from './find-promise';
import type { PromiseDefinition } from './promise-definition';

/** The reference page of a promise, in Markdown: what a request may say, and an example. */
export function describePromise(promise: PromiseDefinition): string {
  const { name, kind, description, spec, requires = [], example } = promise;
  const apiVersion = apiVersionOf(promise);
  const request = serialiseYaml({ apiVersion, kind, spec: example });
  return [
    `# ${kind}`,
    `${description}.`,
    ...(requires.length === 0
      ? []
      : [
          `It makes requests of ${requires.map((each) => `[\`${each}\`](../${each}/README.md)`).join(', ')}.`,
        ]),
    '```yaml',
    `# environments/<environment>/requests/<name>.yaml\n${request.trimEnd()}`,
    '```',
    `Try it: \`npx strata promise run ${name} --request environments/<environment>/requests/<name>.yaml\``,
    '## Fields',
    table(rowsOf(spec, 'spec')),
  ]
    .join('\n\n')
    .concat('\n');
}

interface Row {
  readonly field: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly text: string;
}

function rowsOf(schema: TSchema, field: string): Row[] {
  const properties = (schema['properties'] ?? {}) as Record<string, TSchema>;
  const required = (schema['required'] ?? []) as readonly string[];
  return Object.entries(properties).flatMap(([key, value]) => {
    const path = `${field}.${key}`;
    const items = value['items'] as TSchema | undefined;
    return [
      {
        field: path,
        type: typeOf(value),
        isRequired: required.includes(key) && value['default'] === undefined,
        text: textOf(value),
      },
      ...rowsOf(value, path),
      ...(items === undefined ? [] : rowsOf(items, `${path}[]`)),
    ];
  });
}

function typeOf(schema: TSchema): string {
  const options = schema['anyOf'] as TSchema[] | undefined;
  if (options !== undefined) return options.map(typeOf).join(' or ');
  if ('const' in schema) return `\`${JSON.stringify(schema['const'])}\``;
  if (schema['type'] === 'array') return `list of ${typeOf(schema['items'] as TSchema)}`;
  const value = mapValueOf(schema);
  if (value !== undefined) return `map of ${typeOf(value)}`;
  return schema['type'] === undefined ? 'anything' : String(schema['type']);
}

/** The schema of the values of a map whose keys are free. */
function mapValueOf(schema: TSchema): TSchema | undefined {
  const [pattern] = Object.values((schema['patternProperties'] ?? {}) as Record<string, TSchema>);
  const extra = schema['additionalProperties'] as TSchema | boolean | undefined;
  return pattern ?? (typeof extra === 'object' ? extra : undefined);
}

const BOUNDS: Readonly<Record<string, string>> = {
  minimum: 'at least',
  maximum: 'at most',
  exclusiveMinimum: 'more than',
  exclusiveMaximum: 'less than',
  minLength: 'length at least',
  maxLength: 'length at most',
  minItems: 'items at least',
  maxItems: 'items at most',
  minProperties: 'entries at least',
  maxProperties: 'entries at most',
};

function textOf(schema: TSchema): string {
  const bounds = Object.entries(BOUNDS).flatMap(([key, words]) =>
    schema[key] === undefined ? [] : [`${words} ${String(schema[key])}`],
  );
  const pattern = schema['pattern'] === undefined ? [] : [`matches \`${String(schema['pattern'])}\``];
  const fallback =
    schema['default'] === undefined ? [] : [`default \`${JSON.stringify(schema['default'])}\``];
  const rules = [...bounds, ...pattern, ...fallback].join(', ');
  return [schema['description'] ?? '', rules === '' ? '' : `(${rules})`]
    .filter((part) => part !== '')
    .join(' ');
}

function table(rows: readonly Row[]): string {
  const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
  const lines = rows.map(
    ({ field, type, isRequired, text }) =>
      `| \`${field}\` | ${cell(type)}${isRequired ? ', required' : ''} | ${cell(text)} |`,
  );
  return ['| field | type | what it says |', '| --- | --- | --- |', ...lines].join('\n');
}
