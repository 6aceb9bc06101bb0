import type { Path } from '@strata/compose';
import { ISSUE_CATALOGUE, suggest } from '@strata/model';
import { CHECK_CODES } from './check-code';
import type { CheckException, ChecksConfig, CheckSeverity } from './checks-config';
import type { ConfigProblem } from './config-problem';
import { ConfigReport } from './config-report';
import { OBJECT_PATTERN } from './match-object';
import type { OwnCheck } from './own-check';

const CONFIG_KEYS = ['severity', 'exceptions', 'checks'] satisfies (keyof ChecksConfig)[];
const EXCEPTION_KEYS = [
  'code',
  'object',
  'clusters',
  'addon',
  'reason',
  'expires',
] satisfies (keyof CheckException)[];
const CHECK_KEYS = ['code', 'title', 'why', 'remedy', 'severity', 'check'] satisfies (keyof OwnCheck)[];
const SEVERITIES: readonly unknown[] = ['error', 'warning', 'off'] satisfies CheckSeverity[];
const OWN_SEVERITIES: readonly unknown[] = [undefined, 'error', 'warning'] satisfies OwnCheck['severity'][];

/** Codes of a workspace; those of Strata are never among them. */
const OWN_CODE = /^(?!STR)[A-Z]{2,10}\d{3}$/;

/**
 * Everything that can be said against a configuration by itself, whatever it is: wrong types, unknown keys and codes,
 * exceptions without a reason, codes of own checks that are malformed or not unique.
 */
export function validateChecksConfig(config: unknown): ConfigProblem[] {
  const report = new ConfigReport();
  const map = report.readMap(config, [], CONFIG_KEYS);
  if (map === undefined) return report.problems;
  if (map['severity'] !== undefined) validateSeverities(map['severity'], report);
  const ownCodes = validateOwnChecks(map['checks'], report);
  report.readList(map['exceptions'], ['exceptions']).forEach((exception, index) => {
    validateException(exception, ['exceptions', index], ownCodes, report);
  });
  return report.problems;
}

function validateSeverities(severities: unknown, report: ConfigReport): void {
  for (const [code, severity] of Object.entries(report.readMap(severities, ['severity']) ?? {})) {
    const path = ['severity', code];
    validateCode(code, path, CHECK_CODES, report);
    if (!SEVERITIES.includes(severity)) report.refuse(path, "must be 'error', 'warning' or 'off'");
  }
}

function validateCode(code: string, path: Path, known: readonly string[], report: ConfigReport): void {
  if (known.includes(code)) return;
  const isOther = Object.hasOwn(ISSUE_CATALOGUE, code);
  const message = isOther
    ? `names ${code}, which cannot be set: it is no check of objects`
    : `names ${code}, which is no check`;
  report.refuse(path, message, suggest(code, known));
}

function validateOwnChecks(checks: unknown, report: ConfigReport): string[] {
  const codes: string[] = [];
  report.readList(checks, ['checks']).forEach((each, index) => {
    const path = ['checks', index];
    const check = report.readMap(each, path, CHECK_KEYS);
    if (check === undefined) return;
    for (const key of ['title', 'why', 'remedy']) report.readText(check, key, path);
    if (typeof check['check'] !== 'function') report.refuse(path, 'needs a function `check`');
    if (!OWN_SEVERITIES.includes(check['severity'])) {
      report.refuse([...path, 'severity'], "must be 'error' or 'warning'");
    }
    const code = report.readText(check, 'code', path);
    if (code === undefined) return;
    if (!OWN_CODE.test(code)) {
      report.refuse(
        [...path, 'code'],
        'must be two to ten capital letters, not STR, and three digits, such as LAB001',
      );
    } else if (codes.includes(code)) report.refuse([...path, 'code'], `is the code of two checks, ${code}`);
    codes.push(code);
  });
  return codes;
}

function validateException(
  value: unknown,
  path: Path,
  ownCodes: readonly string[],
  report: ConfigReport,
): void {
  const exception = report.readMap(value, path, EXCEPTION_KEYS);
  if (exception === undefined) return;
  const code = report.readText(exception, 'code', path);
  if (code !== undefined) validateCode(code, [...path, 'code'], [...CHECK_CODES, ...ownCodes], report);
  const object = report.readText(exception, 'object', path);
  if (object !== undefined && !OBJECT_PATTERN.test(object)) {
    report.refuse([...path, 'object'], 'must be `Kind namespace/name` or `Kind name`');
  }
  report.readText(exception, 'reason', path);
  report.readOptionalText(exception, 'addon', path);
  const expires = report.readOptionalText(exception, 'expires', path);
  if (expires !== undefined && !isDate(expires)) {
    report.refuse([...path, 'expires'], 'must be a date, such as 2027-01-31');
  }
  if (exception['clusters'] !== undefined)
    validateClusters(exception['clusters'], [...path, 'clusters'], report);
}

function validateClusters(value: unknown, path: Path, report: ConfigReport): void {
  const clusters = report.readList(value, path);
  if (Array.isArray(value) && clusters.length === 0) {
    report.refuse(path, 'must name a cluster', 'Leave `clusters` out for all of them.');
  }
  clusters.forEach((cluster, index) => {
    if (typeof cluster !== 'string' || cluster === '')
      report.refuse([...path, index], 'must be the name of a cluster');
  });
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // JavaScript takes the 30th of February for the 2nd of March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
