import fc from 'fast-check';
import { escapeCommandData, escapeCommandProperty } from './escape-command';

describe('escapeCommandData', () => {
  it.each([
    ['a: b, c', 'a: b, c'],
    ['100%', '100%25'],
    ['%0A', '%250A'],
    ['a\nb', 'a%0Ab'],
    ['a\r\nb', 'a%0D%0Ab'],
    ['::set-output::', '::set-output::'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeCommandData(text)).toBe(escaped);
  });
});

describe('escapeCommandProperty', () => {
  it.each([
    ['a:b,c', 'a%3Ab%2Cc'],
    ['a::b', 'a%3A%3Ab'],
    ['50%\r\n', '50%25%0D%0A'],
    ['%3A', '%253A'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeCommandProperty(text)).toBe(escaped);
  });

  it('leaves nothing that could end the property, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = escapeCommandProperty(text);
        expect(escaped).not.toMatch(/[:,\r\n]/);
        const read = (code: string): string => String.fromCharCode(parseInt(code.slice(1), 16));
        expect(escaped.replace(/%(?:25|0D|0A|3A|2C)/g, read)).toBe(text);
      }),
    );
  });
});
