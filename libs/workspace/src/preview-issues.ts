import { formatPath } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { PreviewProblem, RequestPreview } from '@strata/kratix';
import type { Issue } from '@strata/model';
import { requestManifest } from '@strata/platform';
import { locationOf } from '@strata/render';
import type { SourcedRequest } from './read-requests';

/** What keeps a request from being answered: faults of the request at their lines, faults of promises at its start. */
export function previewIssues(request: SourcedRequest, { problems }: RequestPreview): Issue[] {
  const own = describeManifest(requestManifest(request));
  return problems.map((problem) => {
    const isOwn = problem.request === own;
    const code = problem.outcome === 'refused' && isOwn ? 'STR217' : 'STR416';
    const path = code === 'STR217' ? problem.path : [];
    const location = locationOf(request.layer.origin, path);
    return { code, message: describeProblem(problem, isOwn), location, remedy: problem.remedy };
  });
}

/** A request that comes of another is named, with the pipeline that it was given to. */
function describeProblem(
  { request, pipeline, outcome, path, message }: PreviewProblem,
  isOwn: boolean,
): string {
  const field = path.length === 0 ? '' : `${formatPath(path)} `;
  const source = isOwn && outcome === 'refused' ? '' : `${request}: `;
  const by = pipeline === undefined ? '' : `pipeline ${pipeline}: `;
  return `${source}${source === '' ? '' : by}${field}${message}`;
}
