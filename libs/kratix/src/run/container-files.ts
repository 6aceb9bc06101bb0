import { serialiseYaml } from '@strata/kubernetes';
import type { CheckedResult } from './checked-result';

/**
 * The files that a container writes, by their paths below `/kratix`. What a pipeline leaves out is not written.
 *
 * @see https://docs.kratix.io/main/reference/workflows
 */
export function containerFiles(result: CheckedResult): ReadonlyMap<string, string> {
  const { files, status, destinationSelectors, workflowControl } = result;
  const metadata: [string, object][] = [
    ['status', status],
    ['destination-selectors', destinationSelectors],
    ['workflow-control', workflowControl],
  ];
  return new Map([
    ...files.map(({ path, text }): [string, string] => [`output/${path}`, text]),
    ...metadata
      .filter(([, data]) => Object.keys(data).length > 0)
      .map(([name, data]): [string, string] => [`metadata/${name}.yaml`, serialiseYaml(data)]),
  ]);
}
