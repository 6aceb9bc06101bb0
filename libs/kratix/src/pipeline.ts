import type { Manifest } from '@strata/kubernetes';
import type { PlatformContext } from './platform-context';

/** What Kratix starts a workflow for. */
export type WorkflowAction = 'configure' | 'delete';

/** Whether a workflow runs for the Promise itself or for a request. */
export type WorkflowType = 'promise' | 'resource';

/** The object that Kratix gives to a container: a request, or in promise workflows the Promise. */
export interface PipelineObject<Spec = unknown> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly uid?: string;
    readonly generation?: number;
  };
  /** Defaults of the schema filled in. */
  readonly spec: Spec;
  readonly status?: Readonly<Record<string, unknown>>;
}

/** What a pipeline gets beside its object. */
export interface PipelineContext {
  readonly action: WorkflowAction;
  readonly type: WorkflowType;
  /** Name of the Promise. */
  readonly promise: string;
  /** Name of the pipeline. */
  readonly pipeline: string;
  /** Whether Kratix only wants to know what would be written. */
  readonly dryRun: boolean;
  readonly platform: PlatformContext;
}

/** Where one directory of the output goes. */
export interface DestinationSelector {
  /** Labels that a Destination must have; at least one. */
  readonly matchLabels: Readonly<Record<string, string>>;
  /** A single-level directory of the output; without one, all that no other selector names. */
  readonly directory?: string;
}

/** How the workflow goes on after this pipeline. */
export interface WorkflowControl {
  /** Stops the workflow before its next pipeline. */
  readonly suspend?: boolean;
  /** Shown in the status of the object. */
  readonly message?: string;
  /** Runs the pipeline again after this time, a Go duration such as `5m`. */
  readonly retryAfter?: string;
}

/** What a pipeline gives: everything that its container writes. */
export interface PipelineResult {
  /** Manifests by their path under `/kratix/output`, such as `namespace.yaml`. Never of kind Secret. */
  readonly files?: Readonly<Record<string, readonly Manifest[]>>;
  /** Merged into the status of the object; promise workflows give `message` only. */
  readonly status?: Readonly<Record<string, unknown>>;
  readonly destinationSelectors?: readonly DestinationSelector[];
  readonly workflowControl?: WorkflowControl;
}

/** A pipeline: pure, the same input gives the same result. Throws a `RequestError` for a request that it refuses. */
export type PipelineFunction<Spec> = (
  object: PipelineObject<Spec>,
  context: PipelineContext,
) => PipelineResult;

/** One named pipeline of a workflow. */
export interface NamedPipeline<Spec> {
  readonly name: string;
  readonly run: PipelineFunction<Spec>;
}

/** Problems of a request that its schema cannot say, each with the path of the field. */
export class RequestError extends Error {
  constructor(
    readonly problems: readonly { readonly path: readonly (string | number)[]; readonly message: string }[],
  ) {
    super(problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
    this.name = 'RequestError';
  }
}
