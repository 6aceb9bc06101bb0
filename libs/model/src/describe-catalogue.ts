import { ISSUE_CATALOGUE } from './issue-catalogue';
import type { IssueKind } from './issue-catalogue';

/** The stage that each hundred of the codes belongs to. */
const STAGES: Readonly<Record<string, string>> = {
  STR1: 'Discover and read',
  STR2: 'Stack',
  STR3: 'Compose',
  STR4: 'Render',
  STR5: 'Plan and apply',
  STR6: 'Check objects',
};

/** Every issue with its reason and remedy as a Markdown page, by stage: `docs/issues.md`. */
export function describeCatalogue(): string {
  const kinds: [string, IssueKind][] = Object.entries(ISSUE_CATALOGUE);
  const sections = Object.entries(STAGES).flatMap(([hundred, stage]) => [
    `## ${stage}`,
    ...kinds.filter(([code]) => code.startsWith(hundred)).map(describeKind),
  ]);
  return `${['# Issues', INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `Every issue that Strata reports, by the stage that finds it. A code is permanent: it never gets
another meaning. All issues of a run are reported at once, and then nothing is written. This page is made from
\`libs/model/src/issues/\` by \`npm run golden\`.`;

const describeKind = ([code, { title, why, remedy }]: [string, IssueKind]): string =>
  `### ${code} ${title}\n\n${why}\n\n**Fix:** ${remedy}`;
