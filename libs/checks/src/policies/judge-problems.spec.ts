import { formatPath } from '@strata/compose';
import type { CheckException, ChecksConfig } from './checks-config';
import { idleExceptions, judgeProblems } from './judge-problems';
import type { JudgedProblem } from './judge-problems';
import { defineCheck } from './own-check';

const TODAY = '2026-11-23';
const AGENT: JudgedProblem = {
  code: 'STR662',
  path: ['spec'],
  message: 'opens /var/log of the node to pods',
  object: {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: 'kube-system' },
  },
  addon: 'log-shipper',
  cluster: 'lab',
};
const ELSEWHERE: JudgedProblem = { ...AGENT, cluster: 'home' };
const NAME: JudgedProblem = { ...AGENT, code: 'STR620', message: 'must be a name' };
const OWN: JudgedProblem = { ...AGENT, code: 'STR671', ownCode: 'LAB001', message: 'is dark' };
const OWN_CHECK = defineCheck({ code: 'LAB001', title: 'A', why: 'B.', remedy: 'C.', check: () => [] });

const EXCEPTION: CheckException = {
  code: 'STR662',
  object: 'DaemonSet kube-system/agent',
  reason: 'reads the logs of the host',
};

function judge(problems: readonly JudgedProblem[], config: ChecksConfig, today = TODAY) {
  const judgement = judgeProblems(problems, config, today);
  return {
    problems: judgement.problems.map(({ code, cluster, severity }) => `${severity} ${code} ${cluster}`),
    config: [
      ...judgement.configProblems,
      ...idleExceptions(config, new Set(judgement.used.map(({ index }) => index)), today),
    ].map(({ code, path, message }) => `${code} ${formatPath(path)} ${message}`),
  };
}

describe('severities', () => {
  it('makes every problem an error without a configuration', () => {
    expect(judge([AGENT, NAME, OWN], {})).toEqual({
      problems: ['error STR662 lab', 'error STR620 lab', 'error STR671 lab'],
      config: [],
    });
  });

  it('applies to the codes that it names, and keeps the order', () => {
    expect(judge([AGENT, NAME, OWN], { severity: { STR662: 'warning', STR620: 'off' } })).toEqual({
      problems: ['warning STR662 lab', 'error STR671 lab'],
      config: [],
    });
  });

  it('gives back the problems whole', () => {
    expect(judgeProblems([AGENT], {}, TODAY).problems).toEqual([{ ...AGENT, severity: 'error' }]);
  });

  it('lets a problem be a warning by itself, where the configuration does not say', () => {
    const mild: JudgedProblem = { ...AGENT, severity: 'warning' };
    expect(judge([mild], {}).problems).toEqual(['warning STR662 lab']);
    expect(judge([mild], { severity: { STR662: 'error' } }).problems).toEqual(['error STR662 lab']);
  });

  it('takes the severity of an own check, unless STR671 has one', () => {
    const checks = [{ ...OWN_CHECK, severity: 'warning' as const }];
    expect(judge([OWN], { checks }).problems).toEqual(['warning STR671 lab']);
    expect(judge([OWN], { checks, severity: { STR671: 'off' } }).problems).toEqual([]);
  });
});

describe('exceptions', () => {
  it.each<[string, Partial<CheckException>]>([
    ['by kind, namespace and name', {}],
    ['by stars', { object: 'DaemonSet kube-*/*' }],
    ['on clusters', { clusters: ['lab', 'home'] }],
    ['of an addon', { addon: 'log-shipper' }],
    ['up to the last day', { expires: TODAY }],
  ])('hide problems %s', (_, change) => {
    expect(judge([AGENT, ELSEWHERE], { exceptions: [{ ...EXCEPTION, ...change }] })).toEqual({
      problems: [],
      config: [],
    });
  });

  it('apply on the clusters that they name alone', () => {
    expect(judge([AGENT, ELSEWHERE], { exceptions: [{ ...EXCEPTION, clusters: ['home'] }] })).toEqual({
      problems: ['error STR662 lab'],
      config: [],
    });
  });

  it.each<[string, Partial<CheckException>]>([
    ['another code', { code: 'STR663' }],
    ['another object', { object: 'DaemonSet kube-system/agents' }],
    ['another cluster', { clusters: ['staging'] }],
    ['another addon', { addon: 'loki' }],
  ])('that are for %s are unused', (_, change) => {
    const exception = { ...EXCEPTION, ...change };
    expect(judge([AGENT], { exceptions: [exception] })).toEqual({
      problems: ['error STR662 lab'],
      config: [`STR672 exceptions[0] no ${exception.object} that it is for violates ${exception.code}`],
    });
  });

  it('are all used where several fit, and where the check is off', () => {
    const exceptions = [EXCEPTION, { ...EXCEPTION, object: 'DaemonSet *' }];
    expect(judge([AGENT], { exceptions, severity: { STR662: 'off' } })).toEqual({ problems: [], config: [] });
  });

  it('hide nothing once they have expired, and say so', () => {
    expect(judge([AGENT], { exceptions: [{ ...EXCEPTION, expires: '2026-11-22' }] })).toEqual({
      problems: ['error STR662 lab'],
      config: [
        'STR673 exceptions[0].expires the exception from STR662 for DaemonSet kube-system/agent ended with 2026-11-22',
      ],
    });
  });

  it('are for codes of own checks too', () => {
    const config = { checks: [OWN_CHECK], exceptions: [{ ...EXCEPTION, code: 'LAB001' }] };
    expect(judge([OWN, AGENT], config)).toEqual({ problems: ['error STR662 lab'], config: [] });
    expect(judge([OWN], { checks: [OWN_CHECK], exceptions: [{ ...EXCEPTION, code: 'STR671' }] })).toEqual({
      problems: [],
      config: [],
    });
  });
});

describe('a wrong configuration', () => {
  it('hides nothing without a reason', () => {
    expect(judge([AGENT], { exceptions: [{ ...EXCEPTION, reason: '' }] })).toEqual({
      problems: ['error STR662 lab'],
      config: ['STR674 exceptions[0].reason must be a text that is not empty'],
    });
  });

  it('keeps what is right in it', () => {
    const config = {
      severity: { STR662: 'warn', STR620: 'off' },
      exceptions: [
        { ...EXCEPTION, code: 'STR66' },
        { ...EXCEPTION, clusters: ['home'] },
      ],
    } as unknown as ChecksConfig;
    expect(judge([AGENT, ELSEWHERE, NAME], config)).toEqual({
      problems: ['error STR662 lab'],
      config: [
        "STR674 severity.STR662 must be 'error', 'warning' or 'off'",
        'STR674 exceptions[0].code names STR66, which is no check',
      ],
    });
  });

  it.each([
    null,
    [],
    'off',
    { exceptions: {} },
    { severity: 1, checks: [null] },
    { exceptions: [null, 'a'] },
  ])('is no reason to fail: %j', (config) => {
    const { problems, config: found } = judge([AGENT, OWN], config as unknown as ChecksConfig);
    expect(problems).toEqual(['error STR662 lab', 'error STR671 lab']);
    expect(found).not.toEqual([]);
  });
});
