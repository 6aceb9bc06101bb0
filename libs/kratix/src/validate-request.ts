import { isMap } from '@strata/compose';
import cloneDeep from 'lodash/cloneDeep';
import { isName, suggest } from '@strata/model';
import { fillDefaults, validateSchema } from '@strata/schema';
import { apiVersionOf } from './find-promise';
import type { PipelineObject } from './pipeline';
import type { PromiseDefinition } from './promise-definition';
import type { PipelineProblem } from './run/pipeline-problem';

/** A request with the defaults of its schema filled in, or everything that is wrong with it. */
export type RequestValidation =
  { readonly object: PipelineObject<never> } | { readonly problems: readonly PipelineProblem[] };

const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec', 'status'];

/** Checks an object against the API of a promise. The object stays as it is. */
export function validateRequest(promise: PromiseDefinition, object: unknown): RequestValidation {
  if (!isMap(object)) return { problems: [{ path: [], message: 'a request is not a map' }] };
  // Defaults come first, as in the API server: a field with one is never missing.
  const spec = fillDefaults(promise.spec, object['spec'] ?? {});
  const problems = [...checkIdentity(promise, object), ...checkSpec(promise, spec)];
  if (problems.length > 0) return { problems };
  return { object: { ...cloneDeep(object), spec } as unknown as PipelineObject<never> };
}

function* checkIdentity(
  promise: PromiseDefinition,
  object: Readonly<Record<string, unknown>>,
): Generator<PipelineProblem> {
  const apiVersion = apiVersionOf(promise);
  for (const [field, wanted] of Object.entries({ apiVersion, kind: promise.kind })) {
    if (object[field] !== wanted) yield { path: [field], message: `must be ${wanted}` };
  }
  for (const field of Object.keys(object).filter((each) => !FIELDS.includes(each))) {
    yield { path: [field], message: 'is not known', remedy: suggest(field, FIELDS) || undefined };
  }
  const metadata = object['metadata'];
  const name = isMap(metadata) ? metadata['name'] : undefined;
  if (typeof name !== 'string') yield { path: ['metadata', 'name'], message: 'is required' };
  // Names of namespaces, Services and items follow from it.
  else if (!isName(name)) {
    yield { path: ['metadata', 'name'], message: 'must be a DNS label that starts with a letter' };
  }
}

function checkSpec(promise: PromiseDefinition, spec: unknown): PipelineProblem[] {
  return validateSchema(promise.spec, spec).map(({ path, message, known }) => ({
    path: ['spec', ...path],
    message,
    ...(known === undefined ? {} : { remedy: suggest(String(path.at(-1)), known) || undefined }),
  }));
}
