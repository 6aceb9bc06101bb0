import { groupCatalogue } from './catalogue-stages';
import type { CatalogueEntry } from './catalogue-stages';

/** Every issue with its reason and remedy as a Markdown page, by stage: `docs/issues.md`. */
export function describeCatalogue(): string {
  const sections = groupCatalogue().flatMap(({ stage, entries }) => [
    `## ${stage}`,
    ...entries.map(describeEntry),
  ]);
  return `${['# Issues', INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `Every issue that Strata reports, by the stage that finds it. A code is permanent: it never gets
another meaning. All issues of a run are reported at once, and then nothing is written. This page is made from
\`libs/model/src/issues/\` by \`npm run golden\`.`;

function describeEntry({ code, title, why, remedy, source }: CatalogueEntry): string {
  const text = `### ${code} ${title}\n\n${why}\n\n**Fix:** ${remedy}`;
  return source === undefined ? text : `${text}\n\n**Source:** <${source}>`;
}
