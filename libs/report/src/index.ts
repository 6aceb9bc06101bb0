export { formatChange } from './format-change';
export type { FileChange } from './format-change';
export { countIssues, formatIssues, formatLocation } from './format-issues';
export type { FormatOptions } from './format-issues';
export { isSecretKey } from './mask-secrets';
export { formatCounts, formatSeconds } from './summary';
export type { Counts } from './summary';
