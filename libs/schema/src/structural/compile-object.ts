import { OBJECT_METADATA } from '../kinds/object-metadata';
import type { StructuralCompiler } from './compile-structural';
import type { Check } from './schema-report';
import type { StructuralSchema } from './structural-schema';

/** Fields that every whole object has, the root as well as embedded ones. */
const OBJECT_FIELDS: Readonly<Record<string, StructuralSchema>> = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: OBJECT_METADATA,
};

interface Field {
  readonly check: Check;
  /** What the API server fills in where it is absent. */
  readonly default?: unknown;
}

/** Fields, required ones and their number. Unknown fields are those that the API server would drop. */
export function compileObject(
  schema: StructuralSchema,
  compiler: StructuralCompiler,
  isWhole: boolean,
): Check {
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
  const properties = { ...schema.properties, ...(isEmbedded ? OBJECT_FIELDS : {}) };
  const names = Object.keys(properties);
  const fields = new Map<string, Field>(
    Object.entries(properties).map(([name, property]) => [
      name,
      { check: compiler.compile(property, isWhole), default: property.default },
    ]),
  );
  const extra = schema.additionalProperties;
  const checkExtra = typeof extra === 'object' ? compiler.compile(extra, isWhole) : undefined;
  const isOpen = !isWhole || extra === true || schema['x-kubernetes-preserve-unknown-fields'] === true;
  const always = isEmbedded ? ['apiVersion', 'kind'] : [];
  const required = [...new Set([...always, ...(schema.required ?? [])])].filter(
    (name) => fields.get(name)?.default === undefined,
  );
  const { minProperties = 0, maxProperties = Infinity } = schema;
  return (value, report) => {
    const map = value as Readonly<Record<string, unknown>>;
    let count = 0;
    for (const name in map) {
      if (!Object.hasOwn(map, name)) continue;
      const item = map[name];
      // Nothing is written for what is undefined.
      if (item === undefined) continue;
      count += 1;
      const field = fields.get(name);
      const check = field?.check ?? checkExtra;
      if (check === undefined) {
        if (!isOpen) report.add('unknown', 'is not known', name, names);
        continue;
      }
      // The API server drops null where it has a default for it.
      if (item === null && field?.default !== undefined) continue;
      report.path.push(name);
      check(item, report);
      report.path.pop();
    }
    for (const name of required) {
      if (map[name] === undefined) report.add('missing', 'is required', name);
    }
    if (count < minProperties) report.add('value', `must have at least ${minProperties} fields`);
    if (count > maxProperties) report.add('value', `must have at most ${maxProperties} fields`);
  };
}
