import { isError, ISSUE_CATALOGUE, remedyOf } from '@strata/model';
import type { Issue, IssueKind, Location } from '@strata/model';
import { joinIssues } from '../format-issues';
import type { IssueReport } from './issue-report';

/** The version of the form of the report; a change that readers could stumble over gets another. */
const VERSION = 1;

/** All issues as one JSON document, with what the catalogue says of them. */
export function formatJson({ issues }: IssueReport): string {
  const joined = joinIssues(issues);
  const errors = joined.filter(isError).length;
  const report = {
    version: VERSION,
    issues: joined.map(describeIssue),
    counts: { errors, warnings: joined.length - errors },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function describeIssue(issue: Issue): object {
  const { title, why, source }: IssueKind = ISSUE_CATALOGUE[issue.code];
  const { code, message, location, clusters = [], related = [] } = issue;
  return {
    code,
    severity: isError(issue) ? 'error' : 'warning',
    title,
    message,
    location: location && orderLocation(location),
    clusters: clusters.length === 0 ? undefined : clusters,
    related:
      related.length === 0
        ? undefined
        : related.map((place) => ({ role: place.role, location: orderLocation(place.location) })),
    why,
    remedy: remedyOf(issue),
    source,
  };
}

/** The same keys in the same order, whoever made the location. */
const orderLocation = ({ file, line, column }: Location): Location => ({ file, line, column });
