import type { Place } from './place';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface CronField {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  /** Names of its values, the first for the minimum. */
  readonly names: readonly string[];
}

const FIELDS: readonly CronField[] = [
  { name: 'minute', minimum: 0, maximum: 59, names: [] },
  { name: 'hour', minimum: 0, maximum: 23, names: [] },
  { name: 'day of the month', minimum: 1, maximum: 31, names: [] },
  { name: 'month', minimum: 1, maximum: 12, names: MONTHS },
  { name: 'day of the week', minimum: 0, maximum: 6, names: DAYS },
];

const MACRO = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const EVERY = /^@every [-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/**
 * Checks a schedule of a CronJob: five fields, or a word such as `@daily`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function checkCronSchedule(schedule: Place): void {
  const { text } = schedule;
  if (!schedule.require('STR629') || text === undefined) return;
  if (text.includes('TZ')) schedule.refuse('STR629', 'must not set a time zone; spec.timeZone does');
  else if (text.startsWith('@')) {
    if (!MACRO.test(text) && !EVERY.test(text))
      schedule.refuse('STR629', 'must be @hourly, @daily or the like');
  } else checkFields(schedule, text.split(/\s+/).filter(Boolean));
}

function checkFields(schedule: Place, texts: readonly string[]): void {
  if (texts.length !== FIELDS.length) {
    schedule.refuse(
      'STR629',
      'must have five fields: minute, hour, day of the month, month, day of the week',
    );
    return;
  }
  const wrong = FIELDS.filter((field, index) => !fitsField(texts[index] ?? '', field));
  for (const { name, minimum, maximum } of wrong) {
    schedule.refuse(
      'STR629',
      `must have as its ${name} numbers, ranges and steps from ${minimum} to ${maximum}`,
    );
  }
}

function fitsField(text: string, field: CronField): boolean {
  // The real parser passes over empty elements of a list.
  return text.split(',').every((range) => range === '' || fitsRange(range, field));
}

function fitsRange(range: string, field: CronField): boolean {
  const [numbers = '', step, ...rest] = range.split('/');
  if (rest.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (/^[*?]/.test(numbers)) return /^[*?]$/.test(numbers);
  const [first = '', last = first, ...more] = numbers.split('-');
  const [from, to] = [readNumber(first, field), readNumber(last, field)];
  return more.length === 0 && from >= field.minimum && to <= field.maximum && from <= to;
}

function readNumber(text: string, field: CronField): number {
  const index = field.names.indexOf(text.toLowerCase());
  if (index >= 0) return index + field.minimum;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** Checks the name of a time zone, such as `Europe/Berlin`. */
export function checkTimeZone(timeZone: Place): void {
  const { text } = timeZone;
  if (text === undefined) return;
  if (!/^[A-Za-z]/.test(text) || !isTimeZone(text)) {
    timeZone.refuse('STR629', 'must be the name of a time zone, such as Europe/Berlin');
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
