import { formatPath } from '@strata/compose';
import { defineChecks } from './define-checks';
import { defineCheck } from './own-check';
import { validateChecksConfig } from './validate-checks-config';

const EXCEPTION = {
  code: 'STR662',
  object: 'DaemonSet kube-system/agent',
  reason: 'reads the logs of the host',
};
const CHECK = defineCheck({ code: 'LAB001', title: 'A', why: 'B.', remedy: 'C.', check: () => [] });

const describeProblems = (config: unknown) =>
  validateChecksConfig(config).map(({ code, path, message }) => `${code} ${formatPath(path)} ${message}`);
const exception = (change: object) => ({ exceptions: [{ ...EXCEPTION, ...change }] });
const check = (change: object) => ({ checks: [{ ...CHECK, ...change }] });

describe('validateChecksConfig', () => {
  it.each([
    ['nothing', defineChecks({})],
    ['empty parts', defineChecks({ severity: {}, exceptions: [], checks: [] })],
    ['severities', defineChecks({ severity: { STR661: 'warning', STR670: 'off', STR620: 'error' } })],
    [
      'exceptions',
      defineChecks({
        exceptions: [EXCEPTION, { ...EXCEPTION, clusters: ['lab'], addon: 'a', expires: '2028-02-29' }],
      }),
    ],
    [
      'own checks, and exceptions from them',
      defineChecks({ checks: [CHECK], exceptions: [{ ...EXCEPTION, code: 'LAB001' }] }),
    ],
  ])('takes %s', (_, config) => {
    expect(validateChecksConfig(config)).toEqual([]);
  });

  it.each<[unknown, ...string[]]>([
    [undefined, '(root) must be an object'],
    [null, '(root) must be an object'],
    ['off', '(root) must be an object'],
    [[], '(root) must be an object'],
    [{ exception: [] }, 'exception is no known key'],
    [{ severity: [] }, 'severity must be an object'],
    [{ severity: { STR661: 'warn' } }, "severity.STR661 must be 'error', 'warning' or 'off'"],
    [{ severity: { STR699: 'off' } }, 'severity.STR699 names STR699, which is no check'],
    [{ severity: { LAB001: 'off' }, checks: [CHECK] }, 'severity.LAB001 names LAB001, which is no check'],
    [
      { severity: { STR401: 'off' } },
      'severity.STR401 names STR401, which cannot be set: it is no check of objects',
    ],
    [
      { severity: { STR672: 'off' } },
      'severity.STR672 names STR672, which cannot be set: it is no check of objects',
    ],
    [{ exceptions: EXCEPTION }, 'exceptions must be a list'],
    [{ exceptions: ['all'] }, 'exceptions[0] must be an object'],
    [exception({ because: 'a' }), 'exceptions[0].because is no known key'],
    [exception({ code: 'STR666x' }), 'exceptions[0].code names STR666x, which is no check'],
    [exception({ code: 'LAB001' }), 'exceptions[0].code names LAB001, which is no check'],
    [exception({ code: undefined }), 'exceptions[0] needs `code`'],
    [
      exception({ object: 'kube-system/agent' }),
      'exceptions[0].object must be `Kind namespace/name` or `Kind name`',
    ],
    [exception({ reason: undefined }), 'exceptions[0] needs `reason`'],
    [exception({ reason: '  ' }), 'exceptions[0].reason must be a text that is not empty'],
    [exception({ reason: 1 }), 'exceptions[0].reason must be a text that is not empty'],
    [exception({ addon: '' }), 'exceptions[0].addon must be a text that is not empty'],
    [exception({ expires: '2027-02-30' }), 'exceptions[0].expires must be a date, such as 2027-01-31'],
    [exception({ expires: '31.01.2027' }), 'exceptions[0].expires must be a date, such as 2027-01-31'],
    [exception({ clusters: [] }), 'exceptions[0].clusters must name a cluster'],
    [exception({ clusters: 'lab' }), 'exceptions[0].clusters must be a list'],
    [exception({ clusters: ['lab', 1] }), 'exceptions[0].clusters[1] must be the name of a cluster'],
    [{ checks: CHECK }, 'checks must be a list'],
    [{ checks: [() => []] }, 'checks[0] must be an object'],
    [check({ check: undefined }), 'checks[0] needs a function `check`'],
    [check({ title: '' }), 'checks[0].title must be a text that is not empty'],
    [check({ severity: 'off' }), "checks[0].severity must be 'error' or 'warning'"],
    ...['STR701', 'STRATA001', 'lab001', 'L001', 'LAB1'].map((code): [unknown, string] => [
      check({ code }),
      'checks[0].code must be two to ten capital letters, not STR, and three digits, such as LAB001',
    ]),
    [{ checks: [CHECK, CHECK] }, 'checks[1].code is the code of two checks, LAB001'],
    [
      { severity: { a: 'b' }, exceptions: [{}] },
      'severity.a names a, which is no check',
      "severity.a must be 'error', 'warning' or 'off'",
      'exceptions[0] needs `code`',
      'exceptions[0] needs `object`',
      'exceptions[0] needs `reason`',
    ],
  ])('refuses %j', (config, ...problems) => {
    expect(describeProblems(config)).toEqual(problems.map((problem) => `STR674 ${problem}`));
  });

  it('suggests the code and the key that were meant', () => {
    const remedies = [
      ...validateChecksConfig({ severity: { STR661x: 'off' } }),
      ...validateChecksConfig(exception({ reasn: 'a' })),
      ...validateChecksConfig({ checks: [CHECK], ...exception({ code: 'LAB01' }) }),
    ].map(({ remedy }) => remedy?.split('?')[0]);
    expect(remedies).toEqual(['Did you mean "STR661"', 'Did you mean "reason"', 'Did you mean "LAB001"']);
  });
});
