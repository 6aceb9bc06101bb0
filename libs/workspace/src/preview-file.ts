import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compose } from '@strata/compose';
import { findPromise } from '@strata/kratix';
import type { PlatformContext, RequestPreview } from '@strata/kratix';
import { isName, suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { readYamlLayer } from '@strata/render';
import { previewIssues } from './preview-issues';
import { previewOf } from './preview-outputs';
import { checkObject } from './read-requests';
import type { SourcedRequest } from './read-requests';
import { readText } from './read-text';
import type { Workspace } from './workspace';
import { toWorkspacePath } from './workspace-path';

/** A request in a file, committed or not. */
export interface FileQuestion {
  /** The promise that is to answer. */
  readonly promise: string;
  /** Path of the file, absolute or from the directory. */
  readonly file: string;
  readonly directory: string;
  /** The cluster whose Kratix is to answer, where the place of the file does not say it. */
  readonly cluster?: string;
}

/** What would come of it, or what is wrong. */
export interface FilePreview {
  readonly preview?: RequestPreview;
  readonly issues: readonly Issue[];
}

/** Answers a request that stands in a file, without writing anything. `usage` says what the question lacks. */
export function previewFile(workspace: Workspace, question: FileQuestion): FilePreview | { usage: string } {
  if (workspace.inventoryIssues.length > 0) return { issues: workspace.inventoryIssues };
  const path = toWorkspacePath(workspace.root, resolve(question.directory, question.file));
  if (!existsSync(join(workspace.root, path))) return { usage: `There is no file ${question.file}.` };
  const [, environment] = /^environments\/([^/]+)\/requests\/[^/]+$/.exec(path) ?? [];
  const platform = chooseContext(workspace.contexts, environment, question.cluster);
  if ('usage' in platform) return platform;
  const request = readRequest(workspace.root, path, platform.cluster.environment);
  if ('issues' in request) return request;
  const promises = workspace.promiseDefinitions;
  const malformed = checkObject(request);
  if (malformed.length > 0) return { issues: malformed };
  const answering = findPromise(request.data, promises)?.name;
  if (answering !== question.promise) {
    const kind = String(request.data['kind']);
    const by =
      answering === undefined ? 'which no promise answers' : `which the promise ${answering} answers`;
    return { usage: `${question.file} is a request of the kind ${kind}, ${by}.` };
  }
  const preview = previewOf(request, promises, platform);
  const issues = previewIssues(request, preview);
  return issues.length > 0 ? { issues } : { preview, issues };
}

function chooseContext(
  contexts: readonly PlatformContext[],
  environment: string | undefined,
  cluster: string | undefined,
): PlatformContext | { usage: string } {
  const found = contexts.filter(
    (each) =>
      (cluster === undefined || each.cluster.name === cluster) &&
      (environment === undefined || cluster !== undefined || each.cluster.environment === environment),
  );
  const [first, other] = found;
  const names = contexts.map((each) => each.cluster.name);
  if (first !== undefined && other === undefined) return first;
  if (names.length === 0) return { usage: 'No cluster runs Kratix.' };
  if (cluster !== undefined)
    return { usage: `Kratix does not run on "${cluster}". ${suggest(cluster, names)}` };
  return { usage: `Say by --cluster which Kratix is to answer: ${names.join(', ')}.` };
}

function readRequest(
  root: string,
  file: string,
  environment: string,
): SourcedRequest | { issues: readonly Issue[] } {
  const reading = readText(root, file);
  if ('issue' in reading) return { issues: [reading.issue] };
  const { layer, issues } = readYamlLayer(reading.text, file, file);
  if (layer === undefined) return { issues };
  const stem = (file.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');
  if (!isName(stem)) {
    return { issues: [{ code: 'STR201', message: `"${stem}" is not a valid name`, location: { file } }] };
  }
  return { environment, name: stem, data: compose<SourcedRequest['data']>([layer]).evaluate().data, layer };
}
