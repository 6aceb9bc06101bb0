import type { Path } from '@strata/compose';
import type { ErrorObject } from 'ajv';

/** One way in which data does not fit a schema that somebody else wrote. */
export interface ForeignProblem {
  readonly path: Path;
  readonly message: string;
}

/**
 * Checks data against a JSON Schema as it stands, of draft 7 or 2020-12, such as that of a chart.
 *
 * @throws Error for something that is no JSON Schema
 */
export const validateJsonSchema = (schema: object, data: unknown): ForeignProblem[] =>
  compileJsonSchema(schema)(data);

/** The same for much data: reading the schema takes longer than checking with it. @throws Error */
export function compileJsonSchema(schema: object): (data: unknown) => ForeignProblem[] {
  const isDraft7 = /draft-0[4-7]/.test(String((schema as { $schema?: unknown }).$schema));
  const { default: Ajv } = isDraft7
    ? (require('ajv') as typeof import('ajv'))
    : (require('ajv/dist/2020') as typeof import('ajv/dist/2020'));
  // Formats are hints; Helm does not check them.
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
  return (data) => (validate(data) === true ? [] : (validate.errors ?? []).map(describeError));
}

function describeError({ instancePath, params, message = 'is not valid' }: ErrorObject): ForeignProblem {
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  const path = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
  return extra === undefined ? { path, message } : { path: [...path, extra], message: 'is not known' };
}
