import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPath, messageOf } from '@strata/compose';
import type { RequestPreview } from '@strata/kratix';
import { describeManifest } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import type { Issue } from '@strata/model';
import { validateJsonSchema } from '@strata/schema';

/** Where a promise keeps the values schema of a chart that it installs, if somebody imported it. */
export const chartSchemaFile = (promise: string, chart: string, version: string): string =>
  `libs/promises/${promise}/charts/${chart}-${version}.schema.json`;

interface ChartSource {
  readonly chart?: string;
  readonly targetRevision: string;
  readonly helm?: { readonly valuesObject?: unknown };
}

/**
 * Holds the values of charts that come of a request against their own schemas, where these were imported: a chart with a
 * closed schema fails on a key that it does not know.
 */
export function checkChartValues(root: string, { tree, objects }: RequestPreview): Issue[] {
  const promise = tree?.promise.name;
  if (promise === undefined) return [];
  return objects
    .filter(({ kind }) => kind === 'Application')
    .flatMap((application) =>
      sourcesOf(application).flatMap(({ chart, targetRevision, helm }) => {
        const file = chart === undefined ? '' : chartSchemaFile(promise, chart, targetRevision);
        if (file === '' || !existsSync(join(root, file))) return [];
        return checkValues(root, file, helm?.valuesObject ?? {}).map((message): Issue => ({
          code: 'STR416',
          message: `${promise}: values of ${describeManifest(application)}: ${message}`,
          location: { file, line: 1, column: 1 },
        }));
      }),
    );
}

const sourcesOf = (application: Manifest): readonly ChartSource[] =>
  (application['spec'] as { sources?: readonly ChartSource[] }).sources ?? [];

function checkValues(root: string, file: string, values: unknown): string[] {
  try {
    const schema = JSON.parse(readFileSync(join(root, file), 'utf8')) as object;
    return validateJsonSchema(schema, values).map(({ path, message }) => `${formatPath(path)} ${message}`);
  } catch (error) {
    return [`${file} cannot be used: ${messageOf(error)}`];
  }
}
