import type { Issue } from '@strata/model';

/** An issue of one object without its subject, and the object and field that it is about; plain data. */
export interface FoundIssue {
  readonly subject: string;
  readonly issue: Issue;
}

/** A kind that is not known is so everywhere. */
const KIND_CODE = 'STR601';

/** How many subjects of one issue are named. */
const MOST_NAMED = 3;

/**
 * One issue for everything that one line does wrong in the same way, with all of its clusters: in how many objects it ends
 * up matters little to who mends the line. Kinds that nothing knows are told of once, wherever they are used.
 */
export function joinIssues(issues: readonly FoundIssue[]): Issue[] {
  const groups = new Map<string, FoundIssue[]>();
  for (const each of issues) {
    const { code, message, location } = each.issue;
    const place = code === KIND_CODE ? '' : JSON.stringify(location);
    // Rules of several kinds may say the same of one value.
    const key = `${message} ${place}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map(joinGroup);
}

function joinGroup(group: readonly FoundIssue[]): Issue {
  const [{ issue }] = group as [FoundIssue];
  const subjects = [...new Set(group.map(({ subject }) => subject))];
  const [first = '', ...others] = subjects;
  const named = others.slice(0, MOST_NAMED).join(', ');
  const rest = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  const also = others.length === 0 || issue.code === KIND_CODE ? '' : ` (also ${named}${rest})`;
  const clusters = [...new Set(group.flatMap((each) => each.issue.clusters ?? []))];
  return {
    ...issue,
    message: `${first} ${issue.message}${also}`,
    ...(clusters.length === 0 ? {} : { clusters }),
  };
}
