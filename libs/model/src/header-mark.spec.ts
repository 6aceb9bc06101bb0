import { HEADER_MARK, HEADER_TEXT, isMadeByStrata, JSON_HEADERS } from './header-mark';

const HEADER_KEY = JSON_HEADERS.schema;

const json = (data: object): string => JSON.stringify(data, null, 2);

describe('isMadeByStrata', () => {
  it.each([
    ['YAML with the header', `${HEADER_MARK}libs/x.\na: 1\n`, true],
    ['JSON with the header as its first key', json({ [HEADER_KEY]: `${HEADER_TEXT}x.`, a: 1 }), true],
    ['a Terraform file', json({ [JSON_HEADERS.terraform]: `${HEADER_TEXT}x.` }), true],
    ['JSON with the header as a later key', json({ a: 1, [HEADER_KEY]: `${HEADER_TEXT}x.` }), false],
    ['JSON with another comment', json({ [HEADER_KEY]: 'Mine.' }), false],
    ['YAML with the header further down', `a: 1\n${HEADER_MARK}libs/x.\n`, false],
    ['an empty file', '', false],
  ])('knows %s', (_, text, isOurs) => expect(isMadeByStrata(text)).toBe(isOurs));
});
