import { ISSUE_CATALOGUE } from './issue-catalogue';
import type { IssueCode, IssueKind } from './issue-catalogue';

/** The stage that each hundred of the codes belongs to. */
const STAGES: Readonly<Record<string, string>> = {
  STR1: 'Discover and read',
  STR2: 'Stack',
  STR3: 'Compose',
  STR4: 'Render',
  STR5: 'Plan and apply',
  STR6: 'Check objects',
};

/** A kind of issue with its code and the stage that finds it. */
export interface CatalogueEntry extends IssueKind {
  readonly code: IssueCode;
  readonly stage: string;
}

/** The stages in their order, each with its kinds of issues by code; a stage without any is left out. */
export function groupCatalogue(): { readonly stage: string; readonly entries: CatalogueEntry[] }[] {
  const kinds = Object.entries(ISSUE_CATALOGUE) as [IssueCode, IssueKind][];
  return Object.entries(STAGES)
    .map(([hundred, stage]) => ({
      stage,
      entries: kinds
        .filter(([code]) => code.startsWith(hundred))
        .map(([code, kind]) => ({ code, stage, ...kind })),
    }))
    .filter(({ entries }) => entries.length > 0);
}
