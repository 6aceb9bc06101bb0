import type { IssueKind } from './issue-kind';

/** Issues of the stage that compares with the disk and writes. */
export const APPLY_ISSUES = {
  STR501: {
    title: 'Drift',
    why: 'rendered/ differs from what the sources give: it was edited by hand, or not rendered after an edit.',
    remedy: 'Run `npm run render` and commit the result.',
  },
  STR502: {
    title: 'File in rendered/ was not made by Strata',
    why: 'Strata removes only what it made; nothing else may live in rendered/.',
    remedy: 'Move the file elsewhere, or delete it yourself.',
  },
  STR503: {
    title: 'Symbolic link in rendered/',
    why: 'Writing through a link would change files outside rendered/.',
    remedy: 'Remove the link.',
  },
  STR504: {
    title: 'File cannot be written',
    why: 'The operating system refused.',
    remedy: 'Check the permissions and the space on the disk, then render again.',
  },
} as const satisfies Record<string, IssueKind>;
