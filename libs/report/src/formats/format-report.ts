import type { IssueReport } from './issue-report';

/** Writes a report; what it gives ends with a line end, or is empty. */
type Formatter = (report: IssueReport) => string;

/** Loads each format when it is asked for. */
const FORMATTERS = {
  json: () => (require('./format-json') as typeof import('./format-json')).formatJson,
  sarif: () => (require('./format-sarif') as typeof import('./format-sarif')).formatSarif,
  github: () => (require('./format-github') as typeof import('./format-github')).formatGithub,
  junit: () => (require('./format-junit') as typeof import('./format-junit')).formatJunit,
} as const satisfies Readonly<Record<string, () => Formatter>>;

/** A format of reports for machines. */
export type MachineFormat = keyof typeof FORMATTERS;

/** A format of reports: text is for people. */
export type ReportFormat = 'text' | MachineFormat;

/** Every format of reports. */
export const REPORT_FORMATS: readonly ReportFormat[] = [
  'text',
  ...(Object.keys(FORMATTERS) as MachineFormat[]),
];

/** A report for machines, whole: issues that differ only by cluster are one, in a stable order. */
export const formatReport = (format: MachineFormat, report: IssueReport): string =>
  FORMATTERS[format]()(report);
