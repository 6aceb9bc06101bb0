import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { md5 } from './md5';

describe('md5', () => {
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['.', '5058f1af8388633f609cadb75a75dc9d'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
  ])('gives of "%s" %s', (text, digest) => {
    expect(md5(text)).toBe(digest);
  });

  it('gives of every text what Node gives', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme', minLength: 40, maxLength: 140 }));
    fc.assert(
      fc.property(text, (value) => {
        expect(md5(value)).toBe(createHash('md5').update(value).digest('hex'));
      }),
    );
  });
});
