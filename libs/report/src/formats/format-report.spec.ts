import fc from 'fast-check';
import { formatReport, REPORT_FORMATS } from './format-report';
import type { MachineFormat } from './format-report';
import { anyReport } from './report.cases';

const MACHINE_FORMATS = REPORT_FORMATS.filter((format): format is MachineFormat => format !== 'text');

describe('formatReport', () => {
  it('knows five formats', () => {
    expect(REPORT_FORMATS).toEqual(['text', 'json', 'sarif', 'github', 'junit']);
  });

  it.each(MACHINE_FORMATS)('ends %s with one line end, and gives the same twice', (format) => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = formatReport(format, report);
        expect(text).toMatch(format === 'github' ? /^$|[^\n]\n$/ : /[^\n]\n$/);
        expect(formatReport(format, report)).toBe(text);
      }),
      { numRuns: 20 },
    );
  });
});
