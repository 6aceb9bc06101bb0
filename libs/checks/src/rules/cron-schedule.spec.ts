import type { ObjectProblem } from '../object-problem';
import { checkCronSchedule, checkTimeZone } from './cron-schedule';
import { Place } from './place';

function fits(check: (place: Place) => void, text: unknown): boolean {
  const problems: ObjectProblem[] = [];
  check(new Place(text, ['spec'], problems));
  return problems.length === 0;
}

describe('checkCronSchedule', () => {
  it.each([
    '* * * * *',
    '*/5 0-23/2 1,15 jan-MAR Sun',
    '? ? ? ? ?',
    '  0   3 * * 1-5 ',
    '5/15 * * * *',
    '@hourly',
    '@midnight',
    '@every 1h30m',
    '@every 1.5h',
  ])('takes %j', (schedule) => {
    expect(fits(checkCronSchedule, schedule)).toBe(true);
  });

  it.each([
    '* * * *',
    '* * * * * *',
    '-1 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * 32 * *',
    '* * * 13 *',
    '* * * * 7',
    '* * * mon *',
    '1-2-3 * * * *',
    '*/5/5 * * * *',
    '*/x * * * *',
    '*5 * * * *',
    '@Daily',
    '@reboot',
    '@every',
    '@every 5',
    'CRON_TZ=UTC * * * * *',
  ])('refuses %j', (schedule) => {
    expect(fits(checkCronSchedule, schedule)).toBe(false);
  });
});

describe('checkTimeZone', () => {
  it('takes names of time zones only', () => {
    for (const zone of ['UTC', 'Etc/UTC', 'Europe/Berlin', undefined])
      expect(fits(checkTimeZone, zone)).toBe(true);
    for (const zone of ['', 'Local', '+01:00', 'Europe/Nowhere'])
      expect(fits(checkTimeZone, zone)).toBe(false);
  });
});
