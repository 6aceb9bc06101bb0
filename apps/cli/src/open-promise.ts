import { literalsOfPromise, previewTarget, promiseTarget } from '@strata/workspace';
import type { Workspace } from '@strata/workspace';
import { UsageError } from './exit-code';
import type { OpenTarget } from './open-target';

/** A promise on a cluster that runs Kratix. */
const PROMISE_FILE = /^rendered\/promises\/([^/]+)\/(?:clusters\/([^/]+)\/)?/;

/** What a request will make. */
const PREVIEW_FILE = /^rendered\/previews\/([^/]+)\/([^/]+)\//;

/** What opens promises and previews; a library that was loaded again has others. */
export interface PromiseLibrary {
  readonly literalsOfPromise: typeof literalsOfPromise;
  readonly previewTarget: typeof previewTarget;
  readonly promiseTarget: typeof promiseTarget;
}

const OWN: PromiseLibrary = { literalsOfPromise, previewTarget, promiseTarget };

/**
 * The promise, or the preview of a request, that a rendered file belongs to; undefined for other files.
 *
 * @throws UsageError for a file that stands for no promise or request, or that no value flows into
 */
export function openPromised(
  workspace: Workspace,
  file: string,
  library: PromiseLibrary = OWN,
): OpenTarget | undefined {
  const [, promise, cluster] = PROMISE_FILE.exec(file) ?? [];
  if (promise !== undefined) return openPromise(workspace, promise, cluster, library);
  const [, environment, request] = PREVIEW_FILE.exec(file) ?? [];
  return environment === undefined || request === undefined
    ? undefined
    : openPreview(workspace, environment, request, library);
}

function openPromise(
  workspace: Workspace,
  name: string,
  cluster: string | undefined,
  library: PromiseLibrary,
): OpenTarget {
  const { promiseTarget: targetOf } = library;
  const promise = workspace.promiseDefinitions.find((each) => each.name === name);
  if (cluster === undefined) {
    throw new UsageError(`What stands there of ${name} is made from libs/promises/${name}/src/ alone.`);
  }
  const answering = answeringCluster(workspace, ({ target }) => target.cluster.name === cluster);
  if (promise === undefined || answering === undefined) {
    throw new UsageError(`There is no promise "${name}" on "${cluster}".`);
  }
  return {
    target: targetOf(promise, answering),
    findLiterals: library.literalsOfPromise(workspace, name, [], (load, targets) =>
      targets.promiseTarget(load(name), answering),
    ),
  };
}

function openPreview(
  workspace: Workspace,
  environment: string,
  name: string,
  library: PromiseLibrary,
): OpenTarget {
  const { previewTarget: targetOf } = library;
  const { promiseDefinitions: promises, requests } = workspace;
  const request = requests.find((each) => each.environment === environment && each.name === name);
  const promise = promises.find(({ kind }) => kind === request?.data['kind']);
  const answering = answeringCluster(workspace, ({ target }) => target.cluster.environment === environment);
  if (request === undefined || promise === undefined || answering === undefined) {
    throw new UsageError(`There is no request "${name}" in ${environment} that a promise answers.`);
  }
  const names = promises.map((each) => each.name);
  const others = names.filter((each) => each !== promise.name);
  return {
    target: targetOf(request, promise, promises, answering),
    findLiterals: library.literalsOfPromise(workspace, promise.name, others, (load, targets) =>
      targets.previewTarget(request, load(promise.name), names.map(load), answering),
    ),
  };
}

type Answering = Parameters<typeof promiseTarget>[1];

function answeringCluster(
  { targets, contexts, layerOf }: Workspace,
  isWanted: (answering: Answering) => boolean,
): Answering | undefined {
  return contexts
    .flatMap((context) => {
      const target = targets.find(({ cluster }) => cluster.name === context.cluster.name);
      return target === undefined ? [] : [{ target, context, layerOf }];
    })
    .find(isWanted);
}
