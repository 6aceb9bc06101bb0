import { ISSUE_CATALOGUE } from '@strata/model';
import type { Issue } from '@strata/model';
import fc from 'fast-check';
import { countIssues, formatIssues, formatLocation } from './format-issues';

const plain = { color: false, readSource: () => undefined };
const unknownKey: Issue = {
  code: 'STR306',
  message: 'web has no key replica',
  location: { file: 'environments/base/addons/web.yaml', line: 2, column: 1 },
};

describe('formatIssues', () => {
  it('says what, where, why and how to mend it', () => {
    expect(formatIssues([unknownKey], plain)).toBe(
      [
        'STR306 Unknown key: web has no key replica',
        '  environments/base/addons/web.yaml:2:1',
        `  Why: ${ISSUE_CATALOGUE.STR306.why}`,
        `  Fix: ${ISSUE_CATALOGUE.STR306.remedy}`,
      ].join('\n'),
    );
  });

  it('prefers the remedy of the issue', () => {
    expect(formatIssues([{ ...unknownKey, remedy: 'Did you mean "replicas"?' }], plain)).toMatch(
      /^ {2}Fix: Did you mean "replicas"\?$/m,
    );
  });

  it('shows the line with its neighbours where the source can be read', () => {
    const readSource = () => 'title: web\nreplica: 3\nhosts: []\n';
    expect(formatIssues([unknownKey], { color: false, readSource })).toContain('> 2 | replica: 3');
  });

  it('hides confidential values in the frame', () => {
    const readSource = () => 'adminPassword: hunter2\nreplica: 3\ntoken: |\n  hunter2\n';
    const text = formatIssues([unknownKey], { color: false, readSource });
    expect(text).toContain('> 2 | replica: 3');
    expect(text).not.toContain('hunter2');
  });

  it('shows no frame for a Secret, whose every line may hold its value', () => {
    const readSource = () => 'a: 1\nb: hunter2\n';
    const text = formatIssues([{ ...unknownKey, code: 'STR401' }], { color: false, readSource });
    expect(text).toContain('web.yaml:2:1');
    expect(text).not.toContain('hunter2');
  });

  it('shows an issue of several clusters once and names them', () => {
    const text = formatIssues(
      [
        { ...unknownKey, clusters: ['lab'] },
        { ...unknownKey, clusters: ['guest'] },
        { ...unknownKey, clusters: ['lab'] },
      ],
      plain,
    );
    expect(text.match(/STR306/g)).toHaveLength(1);
    expect(text).toContain('web has no key replica (on guest, lab)');
  });

  it('keeps issues apart that differ by code, message or place', () => {
    const issues: Issue[] = [
      unknownKey,
      { ...unknownKey, code: 'STR307' },
      { ...unknownKey, message: 'another' },
      { ...unknownKey, location: { file: 'environments/base/addons/web.yaml', line: 3, column: 1 } },
      { ...unknownKey, location: undefined },
    ];
    expect(countIssues(issues)).toBe(5);
    expect(countIssues([...issues, ...issues])).toBe(5);
  });

  it('orders by file, line and column', () => {
    const at = (file: string, line: number, column: number): Issue => ({
      ...unknownKey,
      location: { file, line, column },
    });
    const text = formatIssues(
      [at('b.yaml', 1, 1), at('a.yaml', 10, 1), at('a.yaml', 9, 12), at('a.yaml', 9, 2)],
      plain,
    );
    expect(text.match(/^ {2}\w\.yaml.*$/gm)).toEqual([
      '  a.yaml:9:2',
      '  a.yaml:9:12',
      '  a.yaml:10:1',
      '  b.yaml:1:1',
    ]);
  });

  it('is the same for any order of the issues', () => {
    const issue: fc.Arbitrary<Issue> = fc.record({
      code: fc.constantFrom('STR306' as const, 'STR307' as const),
      message: fc.constantFrom('one', 'two'),
      location: fc.option(fc.record({ file: fc.constantFrom('a.yaml', 'b.yaml'), line: fc.nat(3) }), {
        nil: undefined,
      }),
      clusters: fc.option(fc.subarray(['lab', 'guest', 'rehearsal']), { nil: undefined }),
    });
    const shuffled = fc
      .array(issue, { maxLength: 8 })
      .chain((issues) =>
        fc.tuple(
          fc.constant(issues),
          fc.shuffledSubarray(issues, { minLength: issues.length, maxLength: issues.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([issues, others]) =>
        expect(formatIssues(others, plain)).toBe(formatIssues(issues, plain)),
      ),
    );
  });

  it('colours only when asked', () => {
    expect(formatIssues([unknownKey], { ...plain, color: true })).toContain('\u001b[');
    expect(formatIssues([unknownKey], plain)).not.toContain('\u001b[');
  });

  it('is empty without issues', () => {
    expect(formatIssues([], plain)).toBe('');
    expect(countIssues([])).toBe(0);
  });
});

describe('formatLocation', () => {
  it.each([
    [{ file: 'a.yaml' }, 'a.yaml'],
    [{ file: 'a.yaml', line: 3 }, 'a.yaml:3'],
    [{ file: 'a.yaml', line: 3, column: 7 }, 'a.yaml:3:7'],
  ])('writes what is known', (location, text) => {
    expect(formatLocation(location)).toBe(text);
  });
});
