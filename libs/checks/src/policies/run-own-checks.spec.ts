import { EXAMPLE_CLUSTER, EXAMPLE_FACTS } from './example-place';
import { defineCheck } from './own-check';
import { runCheck } from './run-check';
import { runOwnChecks } from './run-own-checks';

const WEB = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { theme: 'dark' } };

const noDarkThemes = defineCheck({
  code: 'LAB001',
  title: 'Themes are light',
  why: 'Nobody reads the dark ones.',
  remedy: 'Set it to light.',
  check: ({ object, cluster, facts, addon }) =>
    (object['data'] as { theme?: string }).theme === 'dark'
      ? [{ path: ['data', 'theme'], message: `is dark on ${cluster.name}, ${facts.domain}, ${addon ?? '-'}` }]
      : [],
});

describe('runOwnChecks', () => {
  const subject = { object: WEB, addon: 'web', cluster: EXAMPLE_CLUSTER, facts: EXAMPLE_FACTS };

  it('gives the findings with the code, title, reason and remedy of the check', () => {
    expect(runOwnChecks(subject, [noDarkThemes])).toEqual([
      {
        code: 'STR671',
        ownCode: 'LAB001',
        path: ['data', 'theme'],
        message: 'is dark on example, example.com, web (LAB001: Themes are light)',
        remedy: 'Set it to light. LAB001 is there because: Nobody reads the dark ones.',
      },
    ]);
  });

  it('gives nothing for objects that meet the checks, or without checks', () => {
    expect(runOwnChecks({ ...subject, object: { ...WEB, data: {} } }, [noDarkThemes])).toEqual([]);
    expect(runOwnChecks(subject, [])).toEqual([]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no such field');
      },
      'fails: no such field',
    ],
    ['gives nothing', () => undefined, 'does not give a list of { path, message }'],
    ['gives a promise', () => Promise.resolve([]), 'does not give a list of { path, message }'],
    ['gives texts', () => ['dark'], 'does not give a list of { path, message }'],
    ['gives no path', () => [{ message: 'dark' }], 'does not give a list of { path, message }'],
  ])('reports a check that %s as its problem, and runs the others', (_, check, what) => {
    const broken = { ...noDarkThemes, code: 'LAB002', check: check as never };
    const problems = runOwnChecks(subject, [broken, noDarkThemes]);
    expect(problems).toEqual([
      {
        code: 'STR671',
        ownCode: 'LAB002',
        brokenCheck: 0,
        path: [],
        message: `cannot be judged: the check LAB002 ${what}`,
      },
      expect.objectContaining({ ownCode: 'LAB001' }),
    ]);
  });

  it('gives each check an object of its own', () => {
    const spoil = {
      ...noDarkThemes,
      check: ({ object }: { object: { data?: unknown } }) => {
        object.data = { theme: 'dark' };
        return [];
      },
    };
    const light = { ...WEB, data: { theme: 'light' } };
    expect(runOwnChecks({ ...subject, object: light }, [spoil as never, noDarkThemes])).toEqual([]);
    expect(light.data.theme).toBe('light');
  });
});

describe('runCheck', () => {
  it('runs a check at an example cluster', () => {
    expect(runCheck(noDarkThemes, WEB)).toEqual([
      { path: ['data', 'theme'], message: 'is dark on example, example.com, -' },
    ]);
  });

  it('takes what the test says of the place', () => {
    const place = { addon: 'web', cluster: { name: 'lab' }, facts: { domain: 'lab.example.com' } };
    expect(runCheck(noDarkThemes, WEB, place)).toEqual([
      { path: ['data', 'theme'], message: 'is dark on lab, lab.example.com, web' },
    ]);
  });

  it('throws what the check throws', () => {
    expect(() =>
      runCheck(noDarkThemes, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }),
    ).toThrow(TypeError);
  });
});
