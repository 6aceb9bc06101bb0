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
  return joinIssues(issues)
    .map((issue) => formatIssue(issue, options))
    .join('\n\n');
}

/** How many issues a list holds when those that differ only by cluster count as one. */
export const countIssues = (issues: readonly Issue[]): number => joinIssues(issues).length;

/** Every issue once, in a stable order: those that differ only by cluster become one that names all clusters. */
export function joinIssues(issues: readonly Issue[]): Issue[] {
  const joined = new Map<string, Issue>();
  for (const issue of sortIssues(issues)) {
    const key = JSON.stringify([issue.code, issue.message, issue.location]);
    const clusters = [...new Set([...(joined.get(key)?.clusters ?? []), ...(issue.clusters ?? [])])].sort();
    joined.set(key, { ...issue, clusters });
  }
  return [...joined.values()];
}

function formatIssue(issue: Issue, { color, readSource }: FormatOptions): string {
  const colors = picocolors.createColors(color);
  const { title, why } = ISSUE_CATALOGUE[issue.code];
  const isWarning = issue.severity === 'warning';
  const code = isWarning
    ? `${colors.yellow(colors.bold('warning'))} ${colors.yellow(issue.code)}`
    : colors.red(colors.bold(issue.code));
  const lines = [`${code} ${colors.bold(title)}: ${describeMessage(issue)}`];
  if (issue.location !== undefined) {
    lines.push(`  ${colors.cyan(formatLocation(issue.location))}`);
    const frame = CONFIDENTIAL.includes(issue.code)
      ? undefined
      : codeFrame(issue.location, readSource(issue.location.file));
    if (frame !== undefined) lines.push(indent(frame));
  }
  for (const { role, location } of issue.related ?? []) {
    lines.push(`  ${colors.dim('·')} ${role}: ${colors.cyan(formatLocation(location))}`);
  }
  lines.push(`  ${colors.dim('Why:')} ${why}`, `  ${colors.dim('Fix:')} ${remedyOf(issue)}`);
  return lines.join('\n');
}

/** The message of an issue and the clusters on which it shows, where it does not show on all. */
export function describeMessage({ message, clusters = [] }: Issue): string {
  return clusters.length === 0 ? message : `${message} (on ${clusters.join(', ')})`;
}

/** Issues whose line in the source may hold a confidential value. */
const CONFIDENTIAL: readonly string[] = ['STR401', 'STR432'];

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
