import { suggest } from '@strata/model';
import { previewFile } from '@strata/workspace';
import type { FilePreview, Workspace } from '@strata/workspace';
import picocolors from 'picocolors';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import { usesColor } from './terminal';
import type { Terminal } from './terminal';

type Preview = NonNullable<FilePreview['preview']>;
type Node = NonNullable<Preview['tree']>;

/** Answers a request on this machine, as its promise would, and shows what would come of it. Writes nothing. */
export const promiseCommand: Command = ({ words, json, request, cluster }, terminal) => {
  const [verb, promise, ...rest] = words;
  if (verb !== 'run' || promise === undefined || rest.length > 0 || request === undefined) {
    throw new UsageError('"promise" is called as "strata promise run <promise> --request <file>".');
  }
  const workspace = openWorkspace(terminal);
  const { promises } = workspace;
  if (!promises.includes(promise)) {
    throw new UsageError(`There is no promise "${promise}". ${suggest(promise, promises)}`.trim());
  }
  const answer = answerRequest(workspace, { promise, file: request, cluster, directory: terminal.directory });
  if (answer.issues.length > 0 || answer.preview === undefined) {
    return reportIssues(workspace.root, answer.issues, undefined, terminal);
  }
  const { preview } = answer;
  const text = json ? toJson(preview) : formatPreview(preview, terminal);
  terminal.stdout.write(`${text}\n`);
  return EXIT.ok;
};

function answerRequest(workspace: Workspace, question: Parameters<typeof previewFile>[1]): FilePreview {
  const answer = previewFile(workspace, question);
  if ('usage' in answer) throw new UsageError(answer.usage);
  return answer;
}

const toJson = ({ tree, objects, files }: Preview): string =>
  JSON.stringify(
    {
      requests: tree === undefined ? undefined : describeNode(tree),
      objects,
      state: files.map(({ path, destination, text }) => ({ path, destination, text })),
    },
    null,
    2,
  );

interface DescribedNode {
  readonly request: object;
  readonly promise: string;
  readonly status: object;
  readonly destinationSelectors: readonly object[];
  readonly suspended?: object;
  readonly requests: readonly DescribedNode[];
}

const describeNode = ({ request, promise, pipelines, status, suspended, requests }: Node): DescribedNode => ({
  request,
  promise: promise.name,
  status,
  destinationSelectors: pipelines.flatMap(({ result }) => result.destinationSelectors),
  suspended,
  requests: requests.map(describeNode),
});

function formatPreview({ tree, files }: Preview, { stdout }: Terminal): string {
  const colors = picocolors.createColors(usesColor(stdout));
  const title = (text: string): string => colors.bold(text);
  const state = files.map(({ path, manifests }) => {
    const what = manifests.map(({ kind, metadata: { name } }) => `${kind} ${name}`).join(', ');
    return `  ${path}  ${colors.dim(what)}`;
  });
  const parts =
    tree === undefined
      ? []
      : [title('Requests'), ...formatTree(tree), '', title('Status'), ...formatStatus(tree)];
  return [...parts, '', title('State repository'), ...state].join('\n');
}

function formatTree(node: Node, start = '  ', rest = '  '): string[] {
  const { request, promise, suspended, requests } = node;
  const halt =
    suspended === undefined ? '' : `, stopped by ${suspended.pipeline}: ${suspended.message ?? ''}`;
  const line = `${start}${request.kind} ${request.metadata.name} (promise ${promise.name}${halt})`;
  return [
    line,
    ...requests.flatMap((each, index) => {
      const isLast = index === requests.length - 1;
      return formatTree(each, `${rest}${isLast ? '└─ ' : '├─ '}`, `${rest}${isLast ? '   ' : '│  '}`);
    }),
  ];
}

/** The status of the request itself; those of the requests that come of it are in the JSON. */
function formatStatus({ status }: Node): string[] {
  const entries = Object.entries(status);
  const width = Math.max(0, ...entries.map(([key]) => key.length));
  return entries.map(([key, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `  ${key.padEnd(width)}  ${text}`;
  });
}
