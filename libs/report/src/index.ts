export { formatChange } from './format-change';
export type { FileChange } from './format-change';
export { countIssues, formatIssues } from './format-issues';
export type { FormatOptions } from './format-issues';
export { formatCounts, formatSeconds } from './summary';
export type { Counts } from './summary';
