import { evaluateApplicationSet, rolloutStepOf } from '@strata/argocd';
import type { GeneratedApplication, World } from '@strata/argocd';
import { messageOf } from '@strata/compose';
import type { Issue, Location } from '@strata/model';
import memoize from 'lodash/memoize';
import { parse } from 'yaml';
import type { AddonSource } from './addon-source';
import { argoCdInstances } from './argocd-instances';
import type { ArgoCdInstance } from './argocd-instances';
import type { OutputFile } from './lay-out';
import { locationOf } from './location';
import { addonOutput, writeOutput } from './outputs';
import type { ClusterTarget } from './platform';
import type { Deployment } from './predict';
import { readYamlLayer } from './yaml-layer';

/** How a template says that a cluster lacks a key which only `index` can read. */
const MISSING_BY_FAIL = 'the cluster has no ';

/** What Go says before the words of a template that stops by itself. */
const CALLING_FAIL = 'error calling fail: ';

/** What a set generates on one Argo CD. */
export interface InstanceApplications {
  readonly host: string;
  readonly applications: readonly GeneratedApplication[];
}

/** What a written ApplicationSet comes to on every Argo CD of the platform. */
export interface SetEvaluation {
  readonly instances: readonly InstanceApplications[];
  readonly issues: readonly Issue[];
}

/**
 * Evaluates an ApplicationSet as it is written, on every Argo CD: what it generates, and why it would stop.
 *
 * @param repository what git generators see
 * @param source what to look at for a set that is refused
 */
export function evaluateSet(
  { path: file, text }: OutputFile,
  instances: readonly ArgoCdInstance[],
  repository: World['repository'],
  source: Location,
): SetEvaluation {
  const set: unknown = parse(text, { version: '1.1' });
  // Only a set that is refused is read a second time, for its lines.
  const lineOf = memoize(() => readYamlLayer(text, file, file).layer?.origin.locate);
  const issues: Issue[] = [];
  const evaluated = instances.map(({ host, clusters }) => {
    const { applications, problems } = evaluateApplicationSet(set, { clusters, repository });
    const outOfStep = applications.flatMap(({ manifest, cluster }) =>
      rolloutStepOf(set, manifest.metadata.labels ?? {}).problems.map((problem) => ({ ...problem, cluster })),
    );
    for (const { kind, path, message, cluster } of [...problems, ...outOfStep]) {
      const line = lineOf()?.(path)?.line;
      const place = line === undefined ? file : `${file}:${line}`;
      issues.push({
        code: kind === 'missing-key' || message.includes(MISSING_BY_FAIL) ? 'STR413' : 'STR415',
        message: `${place}: ${message.replace(CALLING_FAIL, '')}`,
        location: source,
        clusters: [cluster ?? host],
      });
    }
    return { host, applications };
  });
  return { instances: evaluated, issues };
}

/**
 * What the ApplicationSet of an addon generates; a template that a cluster does not satisfy is an issue.
 *
 * @param isKnown whether that is known of a set with a text: then it is not evaluated
 */
export function evaluateAddonSet(
  source: AddonSource,
  deployments: readonly Deployment[],
  targets: readonly ClusterTarget[],
  isKnown: (text: string) => boolean,
): Partial<SetEvaluation> & Pick<SetEvaluation, 'issues'> {
  const { addon, definitionOrigin } = source;
  const step = addon.applicationMetadata === undefined ? 'placement' : 'applicationMetadata';
  const location = locationOf(definitionOrigin, [step]);
  try {
    const output = addonOutput(source, deployments);
    const text = writeOutput(output);
    if (isKnown(text)) return { issues: [] };
    const instances = argoCdInstances(targets.map(({ cluster }) => cluster));
    return evaluateSet({ path: output.path, text }, instances, undefined, location);
  } catch (error) {
    // What the addon itself says of its Applications.
    if (addon.applicationMetadata === undefined) throw error;
    const message = `${addon.name}: ${messageOf(error)}`;
    return { instances: [], issues: [{ code: 'STR408', message, location }] };
  }
}
