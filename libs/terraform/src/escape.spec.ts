import fc from 'fast-check';
import { escapeTemplate, quoteText } from './escape';
import { parseTemplate } from './parse-template';
import { tokenizeTemplate } from './tokenize';

/** Texts that are mostly made of what templates are made of. */
const tricky = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '$',
        '%',
        '{',
        '}',
        '~',
        '"',
        '\\',
        '\n',
        '\r',
        '\t',
        '${',
        '%{',
        '$${',
        '\u0000',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('escapeTemplate', () => {
  it.each([
    ['${a}', '$${a}'],
    ['%{ if a }', '%%{ if a }'],
    ['$${a}', '$$${a}'],
    ['$5 and 5%', '$5 and 5%'],
    ['$%{', '$%%{'],
    ['\r${a}', '${"\\r$${a}"}'],
  ])('makes of %j the template %j', (text, template) => {
    expect(escapeTemplate(text)).toBe(template);
  });

  it('makes a template that gives just the text', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        expect(parseTemplate(escapeTemplate(text))).toMatchObject({ text, references: [], calls: [] });
      }),
    );
  });
});

describe('quoteText', () => {
  it('makes a string of an expression that gives just the text', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        const tokens = [
          { kind: 'string', template: [text] },
          { kind: 'end', text: '' },
        ];
        expect(tokenizeTemplate(`\${${quoteText(text)}}`)).toEqual([{ tokens }]);
      }),
    );
  });
});
