import type { Manifest } from '@strata/kubernetes';
import type { DestinationSelector, WorkflowControl } from '../pipeline';

/** One file of a pipeline's output. */
export interface CheckedFile {
  /** Below `/kratix/output`. */
  readonly path: string;
  readonly manifests: readonly Manifest[];
  /** What is written: one YAML document for each manifest. */
  readonly text: string;
}

/** What a pipeline gave, plain data that Kratix accepts. */
export interface CheckedResult {
  /** In the order of their paths. */
  readonly files: readonly CheckedFile[];
  readonly status: Readonly<Record<string, unknown>>;
  readonly destinationSelectors: readonly DestinationSelector[];
  readonly workflowControl: WorkflowControl;
}
