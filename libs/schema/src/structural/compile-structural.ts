import { compileObject } from './compile-object';
import { compileList } from './compile-list';
import { compileScalar } from './compile-scalar';
import { compileRules } from './compile-rules';
import type { Check, SchemaReport } from './schema-report';
import type { SchemaSet, StructuralSchema } from './structural-schema';

/** Gives the checks of schemas; a schema may refer to itself. */
export class StructuralCompiler {
  private readonly compiled = new Map<StructuralSchema, Check>();

  /** @param acceptsNull whether null stands for absent everywhere, as in built-in kinds */
  constructor(
    private readonly set: SchemaSet,
    private readonly acceptsNull = false,
  ) {}

  /** The schema that another one stands for. @throws Error for a name that the set does not have */
  resolve(schema: StructuralSchema): StructuralSchema {
    if (schema.$ref === undefined) return schema;
    const name = schema.$ref.slice('#/'.length);
    const found = Object.hasOwn(this.set, name) ? this.set[name] : undefined;
    if (found === undefined) throw new Error(`there is no schema ${name}`);
    return this.resolve(found);
  }

  /** What checks whole objects of a kind: with the metadata that all have. */
  compileObject(schema: StructuralSchema): Check {
    const resolved = this.resolve(schema);
    return this.build({ ...resolved, type: 'object', 'x-kubernetes-embedded-resource': true }, true);
  }

  /** What checks values of a schema: everything, or inside `anyOf` and its like only the values. */
  compile(schema: StructuralSchema, isWhole = true): Check {
    const resolved = this.resolve(schema);
    const known = isWhole ? this.compiled.get(resolved) : undefined;
    if (known !== undefined) return known;
    // Most of a schema is never used: each part is made when the first value comes to it.
    let check: Check | undefined;
    const compiled: Check = (value, report) => {
      check ??= this.build(resolved, isWhole);
      check(value, report);
    };
    if (isWhole) this.compiled.set(resolved, compiled);
    return compiled;
  }

  private build(schema: StructuralSchema, isWhole: boolean): Check {
    const type = typeOf(schema);
    const checks: Check[] = [
      ...compileScalar(schema, type),
      ...(type === 'object' || schema.properties !== undefined || schema.required !== undefined
        ? [compileObject(schema, this, isWhole)]
        : []),
      ...(type === 'array' || schema.items !== undefined ? [compileList(schema, this, isWhole)] : []),
      ...this.compileForms(schema),
      ...compileRules(schema, this),
    ];
    const isOfType = TYPES[type];
    const wanted = WORDS[type];
    const isNullable = schema.nullable === true || this.acceptsNull;
    return (value, report) => {
      if (value === null && isNullable) return;
      if (isOfType !== undefined && !isOfType(value)) {
        report.add('type', `must be ${wanted ?? type}, not ${describeType(value)}`);
        return;
      }
      for (const check of checks) check(value, report);
    };
  }

  /** `allOf`, `anyOf`, `oneOf` and `not`, which say something of values only. */
  private compileForms({ allOf = [], anyOf, oneOf, not, ...rest }: StructuralSchema): Check[] {
    // Both forms of a field that takes numbers and texts are in its own type already.
    const isBoth = rest['x-kubernetes-int-or-string'] === true;
    const every = allOf.map((form) => this.compile(form, false));
    const anyForm = isBoth ? undefined : anyOf?.map((form) => this.compile(form, false));
    const oneForm = oneOf?.map((form) => this.compile(form, false));
    const noForm = not === undefined ? undefined : this.compile(not, false);
    return [
      ...every,
      ...(anyForm === undefined
        ? []
        : [countForms(anyForm, (count) => count > 0, 'fits none of the allowed forms')]),
      ...(oneForm === undefined
        ? []
        : [countForms(oneForm, (count) => count === 1, 'must fit exactly one of the allowed forms')]),
      ...(noForm === undefined
        ? []
        : [countForms([noForm], (count) => count === 0, 'has a form that is not allowed')]),
    ];
  }
}

function countForms(forms: readonly Check[], isRight: (count: number) => boolean, message: string): Check {
  const fits = (form: Check, value: unknown, report: SchemaReport): boolean => {
    const trial = report.trial();
    form(value, trial);
    return trial.problems.length === 0;
  };
  return (value, report) => {
    if (!isRight(forms.filter((form) => fits(form, value, report)).length)) report.add('value', message);
  };
}

/** The type that values must have; empty where any will do. */
const typeOf = (schema: StructuralSchema): string =>
  schema['x-kubernetes-int-or-string'] === true || schema.format === 'int-or-string'
    ? 'int-or-string'
    : (schema.type ?? '');

const isInteger = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value);

const TYPES: Readonly<Record<string, ((value: unknown) => boolean) | undefined>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: isInteger,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  'int-or-string': (value) => typeof value === 'string' || isInteger(value),
  quantity: (value) => typeof value === 'string' || typeof value === 'number',
};

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map',
  array: 'a list',
  'int-or-string': 'a whole number or a text',
  quantity: 'a quantity such as 500m or 2Gi',
};

/** Names the type that is there; never the value, which may be confidential. */
function describeType(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return (
    { string: 'a text', boolean: 'a boolean', number: 'a number' }[typeof value as string] ?? typeof value
  );
}
