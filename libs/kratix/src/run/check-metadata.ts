import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import { LABEL_KEY, LABEL_VALUE } from '@strata/model';
import type { WorkflowType } from '../pipeline';
import type { CheckedFile } from './checked-result';
import { parseGoDuration } from './go-duration';
import type { PipelineProblem } from './pipeline-problem';

const KEY = new RegExp(LABEL_KEY);
const VALUE = new RegExp(LABEL_VALUE);
const DIRECTORY = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/**
 * What is wrong with the status that a pipeline gives.
 *
 * @see https://github.com/syntasso/kratix/blob/main/work-creator/cmd/update_status.go
 */
export function checkStatus(status: unknown, type: WorkflowType): PipelineProblem[] {
  if (status === undefined) return [];
  if (!isMap(status)) return [{ path: ['status'], message: 'must be a map' }];
  return Object.entries(status).flatMap(([key, value]): PipelineProblem[] => {
    const path = ['status', key];
    if (key === 'kratix') return [{ path, message: 'belongs to Kratix, which refuses it' }];
    if (key === 'message') return typeof value === 'string' ? [] : [{ path, message: 'must be a text' }];
    return type === 'promise'
      ? [{ path, message: 'is dropped: the status of a Promise takes a message only' }]
      : [];
  });
}

/**
 * What is wrong with the destination selectors that a pipeline gives. Kratix takes a directory that is not there for
 * a failure.
 *
 * @see https://github.com/syntasso/kratix/blob/main/work-creator/lib/work_creator.go ParseDestinationSelectors
 */
export function checkDestinationSelectors(
  selectors: unknown,
  files: readonly CheckedFile[],
): PipelineProblem[] {
  if (selectors === undefined) return [];
  const path = ['destinationSelectors'];
  if (!Array.isArray(selectors)) return [{ path, message: 'must be a list' }];
  const seen = new Set<string>();
  return selectors.flatMap((selector: unknown, index): PipelineProblem[] => {
    const place: Path = [...path, index];
    if (!isMap(selector)) return [{ path: place, message: 'must be a map' }];
    const { directory = '.', matchLabels } = selector;
    const problems = [
      ...checkKeys(selector, ['directory', 'matchLabels'], place),
      ...checkLabels(matchLabels, [...place, 'matchLabels']),
      ...checkDirectory(directory, [...place, 'directory'], files),
    ];
    if (typeof directory !== 'string') return problems;
    const key = directory === '' ? '.' : directory;
    if (seen.has(key))
      problems.push({ path: place, message: 'selects for a directory that another selects for' });
    seen.add(key);
    return problems;
  });
}

function checkLabels(labels: unknown, path: Path): PipelineProblem[] {
  if (!isMap(labels) || Object.keys(labels).length === 0) {
    return [{ path, message: 'must be a map with at least one label' }];
  }
  return Object.entries(labels).flatMap(([key, value]) =>
    KEY.test(key) && typeof value === 'string' && VALUE.test(value)
      ? []
      : [{ path: [...path, key], message: 'is no label of Kubernetes' }],
  );
}

function checkDirectory(directory: unknown, path: Path, files: readonly CheckedFile[]): PipelineProblem[] {
  if (directory === '.' || directory === '') return [];
  if (typeof directory !== 'string' || !DIRECTORY.test(directory)) {
    return [{ path, message: 'must be the name of one directory, without a path' }];
  }
  if (files.some((file) => file.path.startsWith(`${directory}/`))) return [];
  return [{ path, message: 'is no directory of the output, which Kratix takes for a failure' }];
}

/**
 * What is wrong with the workflow control that a pipeline gives.
 *
 * @see https://github.com/syntasso/kratix/blob/main/work-creator/lib/workflow_control.go
 */
export function checkWorkflowControl(control: unknown, files: readonly CheckedFile[]): PipelineProblem[] {
  if (control === undefined) return [];
  const path = ['workflowControl'];
  if (!isMap(control)) return [{ path, message: 'must be a map' }];
  const { suspend, message, retryAfter } = control;
  const problems = checkKeys(control, ['suspend', 'message', 'retryAfter'], path);
  if (suspend !== undefined && typeof suspend !== 'boolean') {
    problems.push({ path: [...path, 'suspend'], message: 'must be true or false' });
  }
  if (message !== undefined && typeof message !== 'string') {
    problems.push({ path: [...path, 'message'], message: 'must be a text' });
  }
  const seconds = typeof retryAfter === 'string' ? parseGoDuration(retryAfter) : undefined;
  if (retryAfter !== undefined && !(seconds !== undefined && seconds > 0)) {
    problems.push({ path: [...path, 'retryAfter'], message: 'must be a Go duration above zero, such as 5m' });
  }
  if (files.length > 0 && (suspend === true || retryAfter !== undefined)) {
    const reason =
      'stops the workflow here, and Kratix discards the files; give them in the run that goes on';
    problems.push({ path, message: reason });
  }
  return problems;
}

const checkKeys = (map: Record<string, unknown>, known: readonly string[], path: Path): PipelineProblem[] =>
  Object.keys(map)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: [...path, key], message: `is not known; known are ${known.join(', ')}` }));
