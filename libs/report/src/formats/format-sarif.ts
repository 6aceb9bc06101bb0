import { isError, remedyOf } from '@strata/model';
import type { Issue } from '@strata/model';
import type { Log, Result } from 'sarif';
import { describeMessage, joinIssues } from '../format-issues';
import { fingerprintIssues } from './fingerprint-issues';
import type { IssueReport } from './issue-report';
import { locateInSarif, SARIF_ROOT } from './sarif-location';
import { listSarifRules } from './sarif-rules';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * A SARIF 2.1.0 log with one run, whose rules are the whole catalogue.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif({ issues, version }: IssueReport): string {
  const joined = joinIssues(issues);
  const fingerprints = fingerprintIssues(joined);
  const rules = listSarifRules();
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Strata', version, semanticVersion: version, rules } },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { [SARIF_ROOT]: { description: { text: 'The root of the workspace.' } } },
        columnKind: 'utf16CodeUnits',
        results: joined.map((issue, index) => ({
          ruleId: issue.code,
          ruleIndex: indexes.get(issue.code),
          ...describeResult(issue),
          partialFingerprints: { 'strataIssue/v1': fingerprints[index] ?? '' },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describeResult(issue: Issue): Pick<Result, 'message'> & Partial<Result> {
  const { related = [], clusters = [] } = issue;
  return {
    level: isError(issue) ? 'error' : 'warning',
    message: { text: escapeMessage(`${describeMessage(issue)}. ${remedyOf(issue)}`) },
    locations: [locateInSarif(issue.location)],
    relatedLocations:
      related.length === 0
        ? undefined
        : related.map(({ role, location }, index) => ({
            id: index + 1,
            ...locateInSarif(location),
            message: { text: escapeMessage(role) },
          })),
    properties: clusters.length === 0 ? undefined : { clusters },
  };
}

/** A text in which nothing is a placeholder (SARIF 2.1.0, section 3.11.5) or an embedded link (3.11.6). */
const escapeMessage = (text: string): string =>
  text.replace(/[{}]/g, '$&$&').replace(/\[(?=[^\]]*\]\()/g, '\\[');
