import type { Layer } from '@strata/compose';
import type * as Explain from '@strata/explain';
import type { RenderTarget, Source } from '@strata/explain';
import { platformContextOf } from '@strata/kratix';
import type { PlatformContext, PromiseDefinition } from '@strata/kratix';
import { GUEST_ROLE } from '@strata/model';
import type { Facts } from '@strata/model';
import type { PlatformRequest } from '@strata/platform';
import { roleLayers } from '@strata/render';
import type { ClusterTarget } from '@strata/render';
import { previewOf, previewOutputs } from './preview-outputs';
import { promiseOutput } from './promise-outputs';
import type { SourcedRequest } from './read-requests';

/** The cluster that runs Kratix, with all that its pipelines know. */
export interface AnsweringCluster {
  readonly target: ClusterTarget;
  readonly context: PlatformContext;
  readonly layerOf: (file: string) => Layer | undefined;
}

/** A promise on one cluster, as a render target. */
export function promiseTarget(promise: PromiseDefinition, answering: AnsweringCluster): RenderTarget {
  const { sources, bind } = contextSources(answering);
  return {
    name: `${answering.target.cluster.name}/${promise.name}`,
    layers: [],
    sources,
    bind: (data) => ({ context: bind(data) }),
    code: codeOf(promise),
    outputs: (_config, inputs) => [promiseOutput(promise, (inputs as { context: PlatformContext }).context)],
  };
}

/** What a request will make, as a render target. */
export function previewTarget(
  request: SourcedRequest,
  promise: PromiseDefinition,
  definitions: readonly PromiseDefinition[],
  answering: AnsweringCluster,
): RenderTarget {
  const { requestSources } = require('@strata/explain') as typeof Explain;
  const ofCluster = contextSources(answering);
  const ofRequest = requestSources(request, answering.layerOf);
  return {
    name: `${request.environment}/${request.name}`,
    layers: [],
    sources: [...ofRequest.sources, ...ofCluster.sources],
    bind: (data) => ({ request: ofRequest.bind(data), context: ofCluster.bind(data) }),
    code: codeOf(promise),
    outputs: (_config, inputs) => {
      const bound = inputs as { request: PlatformRequest; context: PlatformContext };
      return previewOutputs(bound.request, previewOf(bound.request, definitions, bound.context));
    },
  };
}

/** What pipelines know comes from the definition of their cluster, and from the facts of virtual clusters there. */
function contextSources({ target, context, layerOf }: AnsweringCluster) {
  const { clusterSources } = require('@strata/explain') as typeof Explain;
  const ofCluster = clusterSources(target, layerOf);
  const guestFacts: Source = {
    key: 'guestFacts',
    name: 'facts',
    layers: roleLayers(target.cluster.environment, GUEST_ROLE, layerOf),
    data: { ...context.guestFacts },
    file: 'environments/base/environment.yaml',
  };
  return {
    sources: [...ofCluster.sources, guestFacts],
    bind: (data: Readonly<Record<string, unknown>>): PlatformContext => {
      const { cluster, facts } = ofCluster.bind(data);
      return platformContextOf(cluster, facts, data['guestFacts'] as Facts);
    },
  };
}

const codeOf = ({ name }: PromiseDefinition) => ({
  file: `libs/promises/${name}/src/index.ts`,
  line: 1,
  column: 1,
});
