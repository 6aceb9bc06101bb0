import { isMadeByStrata } from '@strata/model';
import fc from 'fast-check';
import { serialiseJson } from './serialise-json';

describe('serialiseJson', () => {
  it('writes short parts on one line, long ones on several, and keeps the order of keys', () => {
    const data = { b: { c: [1, 'x'], d: {}, e: [] }, a: ['y'.repeat(60), { f: 'z'.repeat(60) }] };
    expect(serialiseJson(data, ['libs/addons/web'], '$comment')).toBe(
      [
        '{',
        '  "$comment": "Rendered by Strata from libs/addons/web. Do not edit: `npm run render` writes this file again.",',
        '  "b": { "c": [1, "x"], "d": {}, "e": [] },',
        '  "a": [',
        `    "${'y'.repeat(60)}",`,
        `    { "f": "${'z'.repeat(60)}" }`,
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('reads back as the same data, and is known as made by Strata', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((key) => key !== '$comment'),
          fc.jsonValue(),
        ),
        (data) => {
          const text = serialiseJson(data, ['libs/addons/web'], '$comment');
          const { $comment, ...rest } = JSON.parse(text) as Record<string, unknown>;
          expect($comment).toContain('libs/addons/web');
          expect(JSON.stringify(rest)).toBe(JSON.stringify(data));
          expect(isMadeByStrata(text)).toBe(true);
        },
      ),
    );
  });
});
