import { describePromise, promiseManifest, requestSchema } from '@strata/kratix';
import type { PlatformContext, PromiseDefinition } from '@strata/kratix';
import { JSON_HEADERS } from '@strata/model';
import { PROMISES_DIRECTORY, writeMarkdown, writeOutput } from '@strata/render';
import type { Output, OutputFile } from '@strata/render';

/** File of a promise on a cluster, below the directory of the promises; `*` stands for any promise. */
export const promiseFile = (promise: string, cluster: string): string =>
  `${promise}/clusters/${cluster}/promise.yaml`;

/** A promise as it is on one cluster that runs Kratix. */
export function promiseOutput(promise: PromiseDefinition, platform: PlatformContext): Output {
  const { name, environment } = platform.cluster;
  const manifest = promiseManifest(promise, platform);
  // Without its Promise, Kratix deletes every request and all that was made for it.
  const annotations = { ...manifest.metadata.annotations, 'argocd.argoproj.io/sync-options': 'Prune=false' };
  return {
    path: `${PROMISES_DIRECTORY}/${promiseFile(promise.name, name)}`,
    data: { ...manifest, metadata: { ...manifest.metadata, annotations } },
    sources: [library(promise), `environments/{base,${environment}}`],
    cluster: name,
  };
}

/** What people and editors read of a promise: its reference, and the schema of its requests. */
export function promiseDocuments(promise: PromiseDefinition): OutputFile[] {
  const directory = `${PROMISES_DIRECTORY}/${promise.name}`;
  const sources = [library(promise)];
  const path = `${directory}/request.schema.json`;
  const data = requestSchema(promise);
  return [
    { path: `${directory}/README.md`, text: writeMarkdown(describePromise(promise), sources) },
    { path, text: writeOutput({ path, data, sources, jsonHeader: JSON_HEADERS.schema }) },
  ];
}

const library = ({ name }: PromiseDefinition): string => `libs/promises/${name}`;
