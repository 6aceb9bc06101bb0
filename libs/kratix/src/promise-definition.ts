import type { Static, TObject } from '@sinclair/typebox';
import type { Manifest } from '@strata/kubernetes';
import type { ClusterFile } from '@strata/model';
import type { NamedPipeline, PipelineObject } from './pipeline';
import type { PlatformContext } from './platform-context';

/** The API group of the platform's own Promises. */
export const PLATFORM_GROUP = 'platform.example.com';

/** The pipelines of one kind of object, in the order in which Kratix runs them. */
export interface Workflows<Spec> {
  readonly configure?: readonly NamedPipeline<Spec>[];
  readonly delete?: readonly NamedPipeline<Spec>[];
}

/** One Promise of the platform: its API, and the pipelines that answer requests. */
export interface PromiseDefinition<Spec = unknown> {
  /** The name of its folder and of the Promise. */
  readonly name: string;
  readonly description: string;
  /** Kind of its requests, such as `VCluster`. */
  readonly kind: string;
  /** Plural of the kind, lower case. */
  readonly plural: string;
  /** Version of the API, such as `v1alpha1`. */
  readonly version: string;
  /** Schema of a request's `spec`; keys that it does not name are errors. */
  readonly spec: TObject;
  /** Schema of what its pipelines write into the status. */
  readonly status?: TObject;
  readonly workflows: { readonly resource: Workflows<Spec>; readonly promise?: Workflows<never> };
  /** Names of the Promises that its pipelines make requests of. */
  readonly requires?: readonly string[];
  /** What must be on the cluster before any request, beside the definition of the API. */
  readonly dependencies?: (platform: PlatformContext) => readonly Manifest[];
  /** A request of this Promise makes a cluster: what its `cluster.yaml` would hold. */
  readonly cluster?: (request: PipelineObject<Spec>, platform: PlatformContext) => ClusterFile;
  /** An example of a valid `spec`, for documentation and generators. */
  readonly example: Spec;
}

/** Declares a Promise; the types of requests and pipelines follow from its schema. */
export function definePromise<S extends TObject>(
  promise: Omit<PromiseDefinition<Static<S>>, 'spec'> & { readonly spec: S },
): PromiseDefinition {
  return promise as unknown as PromiseDefinition;
}
