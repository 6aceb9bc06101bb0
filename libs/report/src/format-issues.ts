import { ISSUE_CATALOGUE, remedyOf, sortIssues } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import picocolors from 'picocolors';
import { maskSecrets } from './mask-secrets';

/** How a report looks and where it gets source texts from. */
export interface FormatOptions {
  readonly color: boolean;
  /** The text of a workspace file, for code frames; undefined where it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
}

/** Every issue once, in a stable order, each with its place, a code frame, why and how to mend it. */
export function formatIssues(issues: readonly Issue[], options: FormatOptions): string {
  const blocks = sortIssues(issues).map((issue) => formatIssue(issue, options));
  return [...new Set(blocks)].join('\n\n');
}

/** How many different issues a list holds, counted as `formatIssues` shows them. */
export function countIssues(issues: readonly Issue[]): number {
  return new Set(issues.map(({ code, message, location }) => JSON.stringify([code, message, location]))).size;
}

function formatIssue(issue: Issue, { color, readSource }: FormatOptions): string {
  const colors = picocolors.createColors(color);
  const { title, why } = ISSUE_CATALOGUE[issue.code];
  const lines = [`${colors.red(colors.bold(issue.code))} ${colors.bold(title)}: ${issue.message}`];
  if (issue.location !== undefined) {
    lines.push(`  ${colors.cyan(formatLocation(issue.location))}`);
    const frame = codeFrame(issue.location, readSource(issue.location.file));
    if (frame !== undefined) lines.push(indent(frame));
  }
  lines.push(`  ${colors.dim('Why:')} ${why}`, `  ${colors.dim('Fix:')} ${remedyOf(issue)}`);
  return lines.join('\n');
}

/** `file:line:column`, as editors and terminals open it. */
export function formatLocation({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

function codeFrame({ line, column }: Location, source: string | undefined): string | undefined {
  if (source === undefined || line === undefined) return undefined;
  const { codeFrameColumns } = require('@babel/code-frame') as typeof import('@babel/code-frame');
  return codeFrameColumns(maskSecrets(source), { start: { line, column } }, { linesAbove: 2, linesBelow: 1 });
}

const indent = (text: string): string => text.replace(/^/gm, '  ');
