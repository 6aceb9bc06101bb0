import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Manifest } from '@strata/kubernetes';
import { parseAllDocuments } from 'yaml';

/** Real CustomResourceDefinitions, where somebody keeps them beside the repository. */
export const CRD_DIRECTORY = resolve(__dirname, '../../../../shared/crds');

interface Schema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** The schemas of custom kinds by `<apiVersion>/<kind>`. */
export function readDefinitions(directory: string): Map<string, Schema> {
  const files = existsSync(directory) ? readdirSync(directory, { recursive: true, encoding: 'utf8' }) : [];
  const definitions = files
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(join(directory, file), 'utf8')))
    .map((document) => document.toJS() as Definition | null)
    .filter((definition) => definition?.kind === 'CustomResourceDefinition');
  return new Map(
    definitions.flatMap((definition) => {
      const { group, names, versions } = (definition as Definition).spec;
      return versions.map(
        ({ name, schema }) => [`${group}/${name}/${names.kind}`, schema.openAPIV3Schema] as const,
      );
    }),
  );
}

/**
 * The fields that the API server would add to an object because its schema has defaults for them.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function missingDefaults(object: Manifest, schema: Schema): string[] {
  const missing: string[] = [];
  const visit = (
    value: unknown,
    { properties = {}, items, additionalProperties }: Schema,
    path: string,
  ): void => {
    if (Array.isArray(value)) {
      if (items !== undefined) value.forEach((item, index) => visit(item, items, `${path}/${index}`));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const fields = value as Readonly<Record<string, unknown>>;
    for (const [name, property] of Object.entries(properties)) {
      if (fields[name] !== undefined) visit(fields[name], property, `${path}/${name}`);
      else if (property.default !== undefined && name !== 'status') missing.push(`${path}/${name}`);
    }
    if (typeof additionalProperties !== 'object') return;
    for (const [name, field] of Object.entries(fields)) {
      if (!Object.hasOwn(properties, name)) visit(field, additionalProperties, `${path}/${name}`);
    }
  };
  visit(object, schema, '');
  return missing;
}
