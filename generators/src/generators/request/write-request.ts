import { apiVersionOf } from '@strata/kratix';
import type { PromiseDefinition } from '@strata/kratix';
import { stringify } from 'yaml';
import type { FieldSchema } from './required-fields';

/** The text of a request: what is given, and below it as comments what else could be. */
export function writeRequest(promise: PromiseDefinition, spec: Readonly<Record<string, unknown>>): string {
  const schema = `../../../rendered/promises/${promise.name}/request.schema.json`;
  const object = { apiVersion: apiVersionOf(promise), kind: promise.kind, spec };
  const given = stringify(object, { singleQuote: true, lineWidth: 0, aliasDuplicateObjects: false });
  const others = Object.entries((promise.spec as FieldSchema).properties ?? {}).filter(
    ([key]) => !(key in spec),
  );
  const comments = others.map(([key, field]) => {
    const fallback = field.default === undefined ? '' : ` ${JSON.stringify(field.default)}`;
    return `  # ${key}:${fallback}  ${(field.description ?? '').replace(/\s+/g, ' ')}`.trimEnd();
  });
  return [
    `# yaml-language-server: $schema=${schema}`,
    given.trimEnd(),
    ...(comments.length === 0 ? [] : ['  # More, with defaults:', ...comments]),
    '',
  ].join('\n');
}
