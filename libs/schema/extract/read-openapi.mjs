import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './read-models.mjs';

/** Keywords that say something of values. */
const KEPT = [
  'type',
  'format',
  'enum',
  'required',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-preserve-unknown-fields',
];

const JSON_SCHEMA = '#/IoK8sApiextensionsApiserverPkgApisApiextensionsV1JSONSchemaProps';

/** Types that JSON writes in several ways, or that hold anything. */
const SPECIAL = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'quantity' },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  },
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  },
  // Definitions of this version take no list of schemas here.
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray': { $ref: JSON_SCHEMA },
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': {
    anyOf: [{ type: 'boolean' }, { $ref: JSON_SCHEMA }],
    'x-kubernetes-preserve-unknown-fields': true,
  },
};

/** Types that hold themselves. */
const RECURSIVE = ['io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps'];

const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** The built-in kinds by `<apiVersion>/<kind>`, from what the API server publishes; listed words from the models. */
export function readOpenApi(directory, models) {
  const schemas = {};
  const scopes = {};
  const kinds = {};
  const named = {};
  for (const file of readdirSync(directory).sort()) {
    const { components, paths } = JSON.parse(readFileSync(join(directory, file), 'utf8'));
    Object.assign(schemas, components?.schemas ?? {});
    for (const [path, operations] of Object.entries(paths ?? {})) {
      const post = operations.post;
      const kind = post?.['x-kubernetes-group-version-kind'];
      if (kind !== undefined && post['x-kubernetes-action'] === 'post' && !path.includes('{name}')) {
        scopes[keyOf(kind)] = path.includes('{namespace}') ? 'Namespaced' : 'Cluster';
      }
    }
  }
  for (const [name, schema] of Object.entries(schemas)) {
    const [kind, ...others] = schema['x-kubernetes-group-version-kind'] ?? [];
    if (
      kind === undefined ||
      others.length > 0 ||
      kind.kind.endsWith('List') ||
      scopes[keyOf(kind)] === undefined
    )
      continue;
    kinds[keyOf(kind)] = {
      scope: scopes[keyOf(kind)],
      schema: root(convert({ $ref: `#/components/schemas/${name}` }, [], true)),
    };
  }
  return {
    source: { name: 'kubernetes', version: process.env.KUBERNETES_VERSION ?? 'unknown' },
    kinds,
    named,
  };

  function convert(schema, above, isRoot = false) {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (reference !== undefined) {
      const name = reference.split('/').at(-1);
      if (name === OBJECT_META && !isRoot) return metadata();
      if (SPECIAL[name] !== undefined) return SPECIAL[name];
      if (above.includes(name)) return { $ref: `#/${modelName(name)}` };
      if (RECURSIVE.includes(name)) {
        const own = modelName(name);
        named[own] ??= convertNamed(name, schemas[name], [...above, name]);
        return { $ref: `#/${own}` };
      }
      return convertNamed(name, schemas[name], [...above, name]);
    }
    return convertPlain(schema, above);
  }

  function convertNamed(name, schema, above) {
    const converted = convertPlain(schema, above);
    if (converted.properties === undefined) return converted;
    const words = models.definitions[modelName(name)]?.().properties ?? {};
    const properties = Object.fromEntries(
      Object.entries(converted.properties).map(([field, property]) => {
        const listed = words[field]?.enum ?? undefined;
        const isText = property.type === 'string' && property.enum === undefined;
        return [field, isText && listed !== undefined ? { ...property, enum: listed } : property];
      }),
    );
    return { ...converted, properties };
  }

  function convertPlain(schema, above) {
    const kept = Object.fromEntries(
      KEPT.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])),
    );
    if (schema.properties !== undefined) {
      kept.properties = Object.fromEntries(
        Object.entries(schema.properties).map(([field, property]) => [field, convert(property, above)]),
      );
    }
    if (schema.items !== undefined) kept.items = convert(schema.items, above);
    if (typeof schema.additionalProperties === 'object')
      kept.additionalProperties = convert(schema.additionalProperties, above);
    const isFree = kept.type === undefined && kept.properties === undefined;
    const isOpen =
      kept.type === 'object' && kept.properties === undefined && kept.additionalProperties === undefined;
    // Lists of the core are checked by rules of their own where the API server merges them; it accepts twins in some.
    if (kept['x-kubernetes-list-type'] === 'atomic') delete kept['x-kubernetes-list-type'];
    return isFree || isOpen ? { ...kept, 'x-kubernetes-preserve-unknown-fields': true } : kept;
  }

  /** The fields that the metadata of a template takes. */
  function metadata() {
    const { type, properties } = convertPlain(schemas[OBJECT_META], [OBJECT_META]);
    return { type, properties };
  }
}

const keyOf = ({ group, version, kind }) => `${group === '' ? '' : `${group}/`}${version}/${kind}`;

/** The name of a type in the models: `io.k8s.api.core.v1.Container` as `IoK8sApiCoreV1Container`. */
const modelName = (name) =>
  name
    .split(/[.-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
