import { isName } from '@strata/model';
import { structuralSchema, SchemaError } from './api-schema';
import type { WorkflowAction, WorkflowType } from './pipeline';
import type { PromiseDefinition } from './promise-definition';
import { PLATFORM_GROUP } from './promise-definition';
import { pipelinesOf } from './run/run-pipeline';
import { validateRequest } from './validate-request';
import { apiVersionOf } from './find-promise';

/** Kratix names Jobs and Roles after a pipeline and its workflow, and cuts nothing off. */
const NAME_BUDGET = 60;

const WORKFLOWS: readonly (readonly [WorkflowType, WorkflowAction])[] = [
  ['promise', 'configure'],
  ['promise', 'delete'],
  ['resource', 'configure'],
  ['resource', 'delete'],
];

/** What Kratix' webhook, or the API server, would refuse a Promise for; and what would make it of no use. */
export function checkPromise(promise: PromiseDefinition): string[] {
  return [
    ...checkNames(promise),
    ...WORKFLOWS.flatMap(([type, action]) => [...checkPipelines(promise, type, action)]),
    ...checkApi(promise),
  ];
}

function* checkNames({ name, kind, plural, version }: PromiseDefinition): Generator<string> {
  if (!isName(name)) yield `the name "${name}" is no DNS label`;
  if (!/^[A-Z][A-Za-z0-9]{0,62}$/.test(kind))
    yield `the kind "${kind}" is not written like a kind, such as VCluster`;
  if (!/^[a-z][a-z0-9]{0,62}$/.test(plural)) {
    yield `the plural "${plural}" is not in lower-case letters and digits, such as vclusters`;
  } else if (plural === kind.toLowerCase()) {
    yield `the plural "${plural}" is the singular, too`;
  }
  if (!/^v[1-9][0-9]*(?:(?:alpha|beta)[1-9][0-9]*)?$/.test(version)) {
    yield `the version "${version}" is none of an API, such as v1alpha1`;
  }
}

function* checkPipelines(
  promise: PromiseDefinition,
  type: WorkflowType,
  action: WorkflowAction,
): Generator<string> {
  const names = pipelinesOf(promise, type, action).map(({ name }) => name);
  const workflow = `the ${type} ${action} workflow`;
  for (const [index, name] of names.entries()) {
    const full = `${promise.name}-${type}-${action}-${name}`;
    if (!isName(name)) yield `${workflow} has a pipeline "${name}", which is no DNS label`;
    if (names.indexOf(name) < index) yield `${workflow} has two pipelines "${name}"`;
    if (full.length > NAME_BUDGET) {
      yield `${full} has ${full.length} characters; promise, workflow and pipeline together have room for ${NAME_BUDGET}`;
    }
  }
  if (type === 'resource' && action === 'configure' && names.length === 0) {
    yield `${workflow} has no pipeline: requests would come to nothing`;
  }
}

function* checkApi(promise: PromiseDefinition): Generator<string> {
  const { spec, status, example } = promise;
  if (spec['type'] !== 'object') yield 'the schema of the spec is not an object';
  const schemas = Object.entries({ spec, ...(status === undefined ? {} : { status }) });
  for (const [name, schema] of schemas) {
    try {
      structuralSchema(schema, [name]);
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      yield error.message;
      return;
    }
  }
  if (status !== undefined && 'kratix' in ((status['properties'] ?? {}) as object)) {
    yield 'the status has a field "kratix", which Kratix keeps for itself';
  }
  const object = {
    apiVersion: apiVersionOf(promise),
    kind: promise.kind,
    metadata: { name: 'example' },
    spec: example,
  };
  const validated = validateRequest(promise, object);
  for (const { path, message } of 'problems' in validated ? validated.problems : []) {
    yield `the example does not fit the schema: ${path.join('.')} ${message}`;
  }
}

/** What promises do to each other: names that two have, requirements that none meets, and circles. */
export function checkPromises(
  promises: readonly PromiseDefinition[],
): { promise: string; message: string }[] {
  return promises.flatMap((promise, index) => {
    const problem = (message: string) => ({ promise: promise.name, message });
    const before = promises.slice(0, index);
    const taken = (['name', 'kind', 'plural'] as const).flatMap((field) =>
      before
        .filter((other) => other[field] === promise[field])
        .map((other) => problem(`the promise ${other.name} has the ${field} ${promise[field]}, too`)),
    );
    const missing = (promise.requires ?? [])
      .filter((name) => !promises.some((other) => other.name === name))
      .map((name) => problem(`requires the promise ${name}, which there is not`));
    const circle = findCircle(promise.name, promises, [promise.name]);
    return [
      ...taken,
      ...missing,
      ...(circle === undefined ? [] : [problem(`is required by itself: ${circle.join(' → ')}`)]),
    ];
  });
}

function findCircle(
  start: string,
  promises: readonly PromiseDefinition[],
  path: readonly string[],
): readonly string[] | undefined {
  const current = promises.find(({ name }) => name === path.at(-1));
  for (const next of current?.requires ?? []) {
    if (next === start) return [...path, next];
    const found = path.includes(next) ? undefined : findCircle(start, promises, [...path, next]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * What of a promise cannot change while it exists: Kratix refuses another API, and everything that was made is found
 * by these names.
 */
export function checkPromiseChange(before: PromiseDefinition, after: PromiseDefinition): string[] {
  const identity = (promise: PromiseDefinition) => ({
    kind: promise.kind,
    plural: promise.plural,
    'API group': PLATFORM_GROUP,
    version: promise.version,
  });
  const old = identity(before);
  return Object.entries(identity(after))
    .filter(([field, value]) => old[field as keyof typeof old] !== value)
    .map(
      ([field, value]) =>
        `the ${field} of ${before.name} was ${old[field as keyof typeof old]} and cannot become ${value}: make a new promise`,
    );
}
