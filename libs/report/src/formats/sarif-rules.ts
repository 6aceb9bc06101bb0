import { ISSUE_CATALOGUE } from '@strata/model';
import type { IssueKind } from '@strata/model';
import type { ReportingDescriptor } from 'sarif';

/** Every check of the catalogue as a rule of SARIF, by code. A rule that somebody else made links to its source. */
export const listSarifRules = (): ReportingDescriptor[] =>
  Object.entries<IssueKind>(ISSUE_CATALOGUE).map(([id, { title, why, remedy, source }]) => ({
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: [why, `Fix: ${remedy}`, ...(source === undefined ? [] : [`Source: ${source}`])].join('\n\n'),
      markdown: [
        why,
        `**Fix:** ${remedy}`,
        ...(source === undefined ? [] : [`**Source:** <${source}>`]),
      ].join('\n\n'),
    },
    helpUri: source,
    defaultConfiguration: { level: 'error' },
  }));
