import type { Tree } from '@nx/devkit';
import { apiVersionOf, validateRequest } from '@strata/kratix';
import type { PromiseDefinition } from '@strata/kratix';
import { suggest } from '@strata/model';
import cloneDeep from 'lodash/cloneDeep';
import get from 'lodash/get';
import has from 'lodash/has';
import set from 'lodash/set';
import { parse } from 'yaml';
import { loadEngine } from '../../engine';
import { requireDirectory, requireName } from '../check-names';
import { nextStep, writeNew } from '../write-new';
import { askFor, isAttended } from './ask';
import { requiredFields } from './required-fields';
import type { FieldSchema } from './required-fields';
import { writeRequest } from './write-request';

/** Options of `nx generate request`; schema.json describes them. */
export interface RequestOptions {
  readonly name: string;
  readonly promise: string;
  readonly environment: string;
  readonly set?: readonly string[];
}

/** Writes a request that its promise accepts; fields that nobody gives come from the promise's example. */
export default async function requestGenerator(tree: Tree, options: RequestOptions): Promise<() => void> {
  const { name, environment } = options;
  requireName('a request', name);
  requireDirectory(tree, 'environment', 'environments', environment);
  const promise = findPromise(tree, options.promise);
  const file = `environments/${environment}/requests/${name}.yaml`;
  const next = `npx strata promise run ${promise.name} --request ${file}, then npm run render`;
  if (tree.exists(file)) return nextStep(0, next);
  const { spec, borrowed } = await collect(promise, readSettings(options.set ?? []));
  const object = { apiVersion: apiVersionOf(promise), kind: promise.kind, metadata: { name }, spec };
  const validated = validateRequest(promise, object);
  if ('problems' in validated) {
    const problems = validated.problems.map(({ path, message, remedy = '' }) =>
      `  ${path.join('.')} ${message}. ${remedy}`.trimEnd(),
    );
    throw new Error(`The promise ${promise.name} does not accept this:\n${problems.join('\n')}`);
  }
  writeNew(tree, file, writeRequest(promise, spec));
  const taken = borrowed.length === 0 ? '' : `look at ${borrowed.join(', ')}, from the example; `;
  return nextStep(1, `${taken}${next}`);
}

function findPromise(tree: Tree, name: string): PromiseDefinition {
  const { Workspace } = loadEngine();
  const workspace = new Workspace(tree.root);
  if (!workspace.promises.includes(name)) {
    throw new Error(`There is no promise "${name}". ${suggest(name, workspace.promises)}`.trim());
  }
  const source = workspace.promiseSource(name);
  if ('issues' in source) throw new Error(source.issues.map(({ message }) => message).join('\n'));
  return source.definition;
}

/** `path.to.field=value`, each value as YAML. */
function readSettings(settings: readonly string[]): (readonly [path: string, value: unknown])[] {
  return settings.map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new Error(`--set takes path.to.field=value, not "${text}".`);
    return [text.slice(0, at), parse(text.slice(at + 1)) as unknown] as const;
  });
}

async function collect(
  promise: PromiseDefinition,
  settings: readonly (readonly [string, unknown])[],
): Promise<{ spec: Record<string, unknown>; borrowed: readonly string[] }> {
  const spec: Record<string, unknown> = {};
  settings.forEach(([path, value]) => set(spec, path, value));
  const missing = requiredFields(promise.spec as FieldSchema).filter(({ path }) => !has(spec, path));
  const example = (path: readonly string[]): unknown => cloneDeep(get(promise.example, path) as unknown);
  if (missing.length > 0 && isAttended()) {
    for (const [path, value] of await askFor(missing, example)) set(spec, path, value);
    return { spec, borrowed: [] };
  }
  missing.forEach(({ path }) => set(spec, path, example(path)));
  return { spec, borrowed: missing.map(({ path }) => `spec.${path.join('.')}`) };
}
