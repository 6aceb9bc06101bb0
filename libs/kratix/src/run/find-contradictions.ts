import { isMap } from '@strata/compose';
import { apiVersionOf } from '../find-promise';
import type { WorkflowType } from '../pipeline';
import type { PromiseDefinition } from '../promise-definition';

/** Variables of a container by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the API server calls the objects that a workflow runs for. */
interface ObjectType {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly isNamespaced: boolean;
}

const PROMISE: ObjectType = {
  apiVersion: 'platform.kratix.io/v1alpha1',
  kind: 'Promise',
  plural: 'promises',
  isNamespaced: false,
};

/**
 * What a container is told of its object and the object does not say, or says otherwise: it would be the object of
 * another workflow. Variables that are not set say nothing.
 *
 * @see https://github.com/syntasso/kratix/blob/main/api/v1alpha1/pipeline_factory.go defaultEnvVars
 */
export function findContradictions(
  definition: PromiseDefinition,
  type: WorkflowType,
  environment: Environment,
  object: unknown,
): string[] {
  if (!isMap(object)) return ['the object is not a map'];
  const metadata = isMap(object['metadata']) ? object['metadata'] : {};
  const expected = type === 'promise' ? PROMISE : requestType(definition);
  return [
    ...findWrongField('apiVersion', object['apiVersion'], expected.apiVersion),
    ...findWrongField('kind', object['kind'], expected.kind),
    ...findWrongName(definition, type, metadata),
    ...findWrongVariables(environment, expected, metadata),
  ];
}

const requestType = (definition: PromiseDefinition): ObjectType => ({
  apiVersion: apiVersionOf(definition),
  kind: definition.kind,
  plural: definition.plural,
  isNamespaced: true,
});

const findWrongField = (name: string, value: unknown, expected: string): string[] =>
  value === expected ? [] : [`${name} of the object must be ${expected}${actual(value)}`];

/** For messages: what is there instead. */
export const actual = (value: unknown): string => {
  if (value === undefined || value === '') return '; it is not set';
  return typeof value === 'string' ? `, not "${value}"` : ', a text';
};

function findWrongName(
  { name }: PromiseDefinition,
  type: WorkflowType,
  metadata: Record<string, unknown>,
): string[] {
  if (type === 'promise') return findWrongField('metadata.name', metadata['name'], name);
  return ['name', 'namespace']
    .filter((field) => typeof metadata[field] !== 'string' || metadata[field] === '')
    .map((field) => `metadata.${field} of the object must be a text`);
}

function findWrongVariables(
  environment: Environment,
  { apiVersion, kind, plural, isNamespaced }: ObjectType,
  { name, namespace }: Record<string, unknown>,
): string[] {
  const [group, version] = apiVersion.split('/');
  const claims: [string, unknown[]][] = [
    ['KRATIX_OBJECT_GROUP', [group]],
    ['KRATIX_OBJECT_VERSION', [version]],
    // In lower case in some containers.
    ['KRATIX_OBJECT_KIND', [kind, kind.toLowerCase()]],
    ['KRATIX_OBJECT_NAME', [name]],
    ['KRATIX_CRD_PLURAL', [plural]],
    ['KRATIX_CLUSTER_SCOPED', [String(!isNamespaced)]],
  ];
  // For a Promise, Kratix names its own namespace.
  if (isNamespaced) claims.push(['KRATIX_OBJECT_NAMESPACE', [namespace]]);
  return claims
    .filter(([variable, allowed]) => environment[variable] && !allowed.includes(environment[variable]))
    .map(
      ([variable, [own]]) =>
        `${variable} is "${environment[variable]}", but the object says "${String(own)}"`,
    );
}
