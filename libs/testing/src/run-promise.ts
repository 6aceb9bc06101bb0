import { apiVersionOf, platformContextOf, runPipeline } from '@strata/kratix';
import type { PipelineOutcome, PromiseDefinition } from '@strata/kratix';
import type { Manifest } from '@strata/kubernetes';
import { REFERENCE_FACTS, referenceTargets } from './reference-platform';

const lab = referenceTargets().find(({ cluster }) => cluster.host === undefined);
if (lab === undefined) throw new Error('the reference platform has no host');

/** What pipelines know in tests. */
export const REFERENCE_PLATFORM = platformContextOf(lab.cluster, lab.facts, {
  ...REFERENCE_FACTS,
  networkPolicies: false,
});

/** Runs the first configure pipeline of a promise for a request, with every check that Kratix and the platform make. */
export function answer(promise: PromiseDefinition, spec: unknown, name = 'music'): PipelineOutcome {
  const [pipeline] = promise.workflows.resource.configure ?? [];
  return runPipeline(promise, {
    action: 'configure',
    type: 'resource',
    pipeline: pipeline?.name ?? '',
    object: {
      apiVersion: apiVersionOf(promise),
      kind: promise.kind,
      metadata: { name, namespace: 'platform-requests' },
      spec,
    },
    platform: REFERENCE_PLATFORM,
  });
}

/** The result of a request that is answered. @throws for one that is not */
export function answered(promise: PromiseDefinition, spec: unknown, name?: string) {
  const outcome = answer(promise, spec, name);
  if (outcome.outcome !== 'done') throw new Error(JSON.stringify(outcome.problems));
  return outcome.result;
}

/** What a request is refused for, `path message` each; empty where it is answered. */
export function refusals(promise: PromiseDefinition, spec: unknown, name?: string): string[] {
  const outcome = answer(promise, spec, name);
  return outcome.outcome === 'done'
    ? []
    : outcome.problems.map(({ path, message }) => `${path.join('.')} ${message}`);
}

/** The files and the status of an answer, as a golden tree holds them. */
export function treeOfAnswer(promise: PromiseDefinition, spec: unknown, name?: string): Map<string, string> {
  const { files, status } = answered(promise, spec, name);
  return new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    ['status.json', `${JSON.stringify(status, null, 2)}\n`],
  ]);
}

/** The objects of an answer. */
export const objectsOf = (promise: PromiseDefinition, spec: unknown, name?: string): readonly Manifest[] =>
  answered(promise, spec, name).files.flatMap(({ manifests }) => manifests);
