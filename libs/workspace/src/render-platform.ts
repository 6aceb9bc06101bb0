import type { World } from '@strata/argocd';
import { findPromise } from '@strata/kratix';
import type { PlatformContext } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { BOOTSTRAP_PARTS } from '@strata/platform';
import {
  argoCdInstances,
  belowRendered,
  BOOTSTRAP_DIRECTORY,
  evaluateSet,
  renderedObjects,
  writeOutput,
} from '@strata/render';
import type { InstanceApplications, OutputFile, RenderedObject } from '@strata/render';
import { checkChartValues } from './check-chart-values';
import { platformOutputs } from './platform-outputs';
import type { PlatformSources } from './platform-outputs';
import { previewIssues, sharedObjects } from './preview-issues';
import { previewOf, previewOutputs } from './preview-outputs';
import { promiseDocuments, promiseOutput } from './promise-outputs';
import type { SourcedRequest } from './read-requests';

/** What the platform renders, and what its ApplicationSets generate on every Argo CD. */
export interface PlatformRendering {
  readonly files: readonly OutputFile[];
  readonly issues: readonly Issue[];
  readonly applications: readonly InstanceApplications[];
  readonly objects: readonly RenderedObject[];
}

/** What the platform is rendered from. */
export interface PlatformInputs extends PlatformSources {
  readonly requests: readonly SourcedRequest[];
  /** What pipelines know on every cluster that runs Kratix. */
  readonly contexts: readonly PlatformContext[];
}

/** Where the ApplicationSets of the platform are made. */
export const PLATFORM_CODE = { file: 'libs/platform/src/bootstrap.ts', line: 1, column: 1 };

const SETS = `${BOOTSTRAP_DIRECTORY}/${BOOTSTRAP_PARTS.applicationSets}/`;

/** Renders what belongs to no addon, and evaluates its ApplicationSets as they are written. */
export function renderPlatform(sources: PlatformInputs, root: string): PlatformRendering {
  const { promises, requests, contexts } = sources;
  const previews = requests.flatMap((request) => {
    const platform = contexts.find(({ cluster }) => cluster.environment === request.environment);
    if (platform === undefined || findPromise(request.data, promises) === undefined) return [];
    const { name } = platform.cluster;
    return [{ request, preview: previewOf(request, promises, platform), cluster: name }];
  });
  const refused = [
    ...previews.flatMap(({ request, preview }) => previewIssues(request, preview)),
    ...sharedObjects(previews),
    ...previews.flatMap(({ preview }) => checkChartValues(root, preview)),
  ];
  if (refused.length > 0) return { files: [], issues: refused, applications: [], objects: [] };
  const outputs = [
    ...platformOutputs(sources),
    ...promises.flatMap((promise) => contexts.map((platform) => promiseOutput(promise, platform))),
    ...previews.flatMap(({ request, preview, cluster }) =>
      previewOutputs(request, preview).map((output) => ({ ...output, cluster })),
    ),
  ];
  const files = [
    ...outputs.map((output) => ({ path: output.path, text: writeOutput(output) })),
    ...promises.flatMap(promiseDocuments),
  ];
  const instances = argoCdInstances(sources.clusters.map(({ cluster }) => cluster));
  const repository = repositoryWith(files, sources);
  const evaluations = files
    .filter(({ path }) => path.startsWith(SETS))
    .map((file) => evaluateSet(file, instances, repository, PLATFORM_CODE));
  const issues = evaluations.flatMap((evaluation) => evaluation.issues);
  if (issues.length > 0) return { files: [], issues, applications: [], objects: [] };
  const objects = outputs.flatMap(renderedObjects);
  return { files, issues, objects, applications: evaluations.flatMap((evaluation) => evaluation.instances) };
}

/** This repository as generators over its files see it: with the files of the platform, below each base path. */
function repositoryWith(
  files: readonly OutputFile[],
  { clusters }: PlatformSources,
): NonNullable<World['repository']> {
  const basePaths = [...new Set(clusters.map(({ facts }) => facts.repository.basePath))];
  const texts = new Map<string, string>(
    basePaths.flatMap((basePath) =>
      files.map(({ path, text }) => [`${basePath}/${belowRendered(path)}`, text] as const),
    ),
  );
  return {
    urls: [...new Set(clusters.map(({ facts }) => facts.repository.url))],
    files: [...texts.keys()],
    read: (file) => texts.get(file) ?? '',
  };
}
