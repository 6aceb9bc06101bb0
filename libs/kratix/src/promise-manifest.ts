import { customResource, RESTRICTED_CONTAINER } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { customResourceDefinition } from './custom-resource-definition';
import type { WorkflowAction } from './pipeline';
import type { PlatformContext } from './platform-context';
import type { NamedPipeline } from './pipeline';
import type { PromiseDefinition, Workflows } from './promise-definition';
import { PLATFORM_VARIABLE } from './run/read-contract';
import { promiseSelectorsOf } from './state/dependency-work';

/** `apiVersion` of Kratix' own kinds. */
export const KRATIX_API = 'platform.kratix.io/v1alpha1';

const ACTIONS: readonly WorkflowAction[] = ['configure', 'delete'];

/**
 * The Promise as Kratix takes it. What its pipelines know of the platform is written into their containers, so that
 * they see what a preview sees.
 *
 * @see https://docs.kratix.io/main/reference/promises/intro
 */
export function promiseManifest(promise: PromiseDefinition, platform: PlatformContext): Manifest {
  const { name, workflows, requires = [], dependencies } = promise;
  const needed = dependencies?.(platform) ?? [];
  const spec = {
    api: customResourceDefinition(promise),
    destinationSelectors: promiseSelectorsOf(platform).map((matchLabels) => ({ matchLabels })),
    ...(needed.length === 0 ? {} : { dependencies: needed }),
    ...(requires.length === 0 ? {} : { requiredPromises: requires.map((required) => ({ name: required })) }),
    workflows: {
      ...(workflows.promise === undefined
        ? {}
        : { promise: workflowOf(promise, workflows.promise, platform) }),
      resource: workflowOf(promise, workflows.resource, platform),
    },
  };
  return customResource(KRATIX_API, 'Promise', { name }, spec);
}

function workflowOf(
  promise: PromiseDefinition,
  workflow: Workflows<never>,
  platform: PlatformContext,
): Record<string, object[]> {
  const given = ACTIONS.filter((action) => (workflow[action] ?? []).length > 0);
  return Object.fromEntries(
    given.map((action) => [
      action,
      (workflow[action] ?? []).map((pipeline) => pipelineManifest(promise, pipeline, platform)),
    ]),
  );
}

/** JSON whose text does not depend on the order in which an object was made. */
const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );

/** One container per pipeline: Kratix tells it by its environment which one it is. */
function pipelineManifest(
  { name: promise }: PromiseDefinition,
  { name }: NamedPipeline<never>,
  platform: PlatformContext,
): object {
  const { image } = platform.facts.promiseRunner;
  return {
    apiVersion: KRATIX_API,
    kind: 'Pipeline',
    metadata: { name },
    spec: {
      containers: [
        {
          name,
          image,
          command: ['/nodejs/bin/node', `/pipelines/${promise}.js`],
          env: [{ name: PLATFORM_VARIABLE, value: sortedJson(platform) }],
          securityContext: { ...RESTRICTED_CONTAINER, runAsNonRoot: true, runAsUser: 65532 },
          resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
        },
      ],
    },
  };
}
