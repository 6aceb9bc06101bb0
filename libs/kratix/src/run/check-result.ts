import { copyPlainData, isMap, messageOf } from '@strata/compose';
import { findSecrets, parseDocuments } from '@strata/kubernetes';
import type { PipelineResult, WorkflowAction, WorkflowType } from '../pipeline';
import { checkFiles } from './check-files';
import { checkDestinationSelectors, checkStatus, checkWorkflowControl } from './check-metadata';
import type { CheckedResult } from './checked-result';
import type { PipelineProblem } from './pipeline-problem';

const FIELDS = ['files', 'status', 'destinationSelectors', 'workflowControl'];

/** Checks what a pipeline gave as Kratix would, and gives all that is wrong with it at once. */
export function checkResult(
  given: unknown,
  { action, type }: { readonly action: WorkflowAction; readonly type: WorkflowType },
): { readonly result: CheckedResult } | { readonly problems: readonly PipelineProblem[] } {
  const copied = copyResult(given);
  if ('problems' in copied) return copied;
  const { result } = copied;
  const { files, problems } = checkFiles(result['files']);
  const all = [
    ...checkFields(result, action),
    ...problems,
    ...findSecrets(result, parseDocuments).map((path) => ({ path, message: SECRET })),
    ...checkStatus(result['status'], type),
    ...checkDestinationSelectors(result['destinationSelectors'], files),
    ...checkWorkflowControl(result['workflowControl'], files),
  ];
  if (all.length > 0) return { problems: all };
  const { status = {}, destinationSelectors = [], workflowControl = {} } = result as PipelineResult;
  return { result: { files, status, destinationSelectors, workflowControl } };
}

const SECRET = 'is or holds a Secret, which would stand in the state repository; give an ExternalSecret';

function copyResult(
  given: unknown,
): { result: Record<string, unknown> } | { problems: readonly PipelineProblem[] } {
  const refuse = (message: string) => ({ problems: [{ path: [], message }] });
  if (!isMap(given)) return refuse('a pipeline gives a map, at least an empty one');
  try {
    return { result: copyPlainData(given) as Record<string, unknown> };
  } catch (error) {
    return refuse(`a pipeline ${messageOf(error)}`);
  }
}

/**
 * Nothing reads what a delete workflow writes: its pod has no container that makes a work or writes a status.
 *
 * @see https://github.com/syntasso/kratix/blob/v0.125.0/api/v1alpha1/pipeline_types.go PipelineJob
 */
function checkFields(result: Record<string, unknown>, action: WorkflowAction): PipelineProblem[] {
  return Object.keys(result).flatMap((field): PipelineProblem[] => {
    if (!FIELDS.includes(field)) {
      return [{ path: [field], message: `is not known; known are ${FIELDS.join(', ')}` }];
    }
    if (action === 'configure' || isNothing(result[field])) return [];
    return [{ path: [field], message: 'is discarded by Kratix, as all output of a delete workflow' }];
  });
}

const isNothing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
