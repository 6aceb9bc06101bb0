import { isError, ISSUE_CATALOGUE } from '@strata/model';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describeMessage, joinIssues } from '../format-issues';
import { removeForbidden } from './escape-xml';
import { formatJunit } from './format-junit';
import { anyReport, REPORT } from './report.cases';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every element of a document in its order. @throws Error where it is not well-formed */
function readXml(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return elements;
}

const named = (elements: readonly Element[], name: string): Element[] =>
  elements.filter((element) => element.name === name);

describe('formatJunit', () => {
  it('makes a failing test of an error, and a passing one of a warning', () => {
    const { STR204, STR306 } = ISSUE_CATALOGUE;
    const [first, second] = ['&quot;sure&quot; &lt;yet&gt;', '"sure" &lt;yet&gt;'];
    expect(formatJunit(REPORT)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="strata" tests="2" failures="1" errors="0" skipped="0">
  <testsuite name="strata" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="strata" name="STR204 ${STR204.title}: nothing, 100% ${first}">
      <system-out>warning STR204 ${STR204.title}: nothing, 100% ${second}
  Why: ${STR204.why}
  Fix: ${STR204.remedy}</system-out>
    </testcase>
    <testcase classname="environments/base/addons/web.yaml" name="STR306 ${STR306.title}: web has no key replica (on guest, lab) (2:1)" file="environments/base/addons/web.yaml" line="2">
      <failure message="web has no key replica (on guest, lab)" type="STR306">STR306 ${STR306.title}: web has no key replica (on guest, lab)
  environments/base/addons/web.yaml:2:1
  · read by title: libs/addons/web/src/defaults.ts:7
  Why: ${STR306.why}
  Fix: Did you mean "replicas"?</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('has a passing test for every project where there is no issue', () => {
    expect(formatJunit({ ...REPORT, issues: [] })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="strata" tests="2" failures="0" errors="0" skipped="0">
  <testsuite name="strata" tests="2" failures="0" errors="0" skipped="0">
    <testcase classname="strata" name="platform"/>
    <testcase classname="strata" name="web"/>
  </testsuite>
</testsuites>
`);
  });

  it('is well-formed for any issues, and every one is in it', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const elements = readXml(formatJunit(report));
        const issues = joinIssues(report.issues);
        const errors = issues.filter(isError);
        expect(named(elements, 'failure').map(({ attributes }) => attributes)).toEqual(
          errors.map((issue) => ({ message: removeForbidden(describeMessage(issue)), type: issue.code })),
        );
        expect(named(elements, 'system-out')).toHaveLength(issues.length - errors.length);
        const passed = errors.length > 0 ? 0 : report.projects.length;
        expect(named(elements, 'testcase')).toHaveLength(issues.length + passed);
        expect(named(elements, 'testsuites')[0]?.attributes['tests']).toBe(String(issues.length + passed));
        for (const [index, issue] of issues.entries()) {
          const name = named(elements, 'testcase')[index]?.attributes['name'];
          expect(name).toContain(`${issue.code} `);
          expect(name).toContain(removeForbidden(describeMessage(issue)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
