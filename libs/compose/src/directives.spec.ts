import { compose } from './composition';
import { DirectiveError, parseDirectives } from './directives';
import { withOrigin } from './layer';

const evaluate = (...layers: unknown[]): unknown =>
  compose(
    layers.map((data, index) =>
      withOrigin(
        { fields: parseDirectives(data) as Record<string, unknown>, assertions: [] },
        { name: String(index), file: `${index}.yaml` },
      ),
    ),
  ).evaluate().data;

describe('directives in YAML overlays', () => {
  it.each([
    ['$patch: delete removes a field', { a: 1, b: 2 }, { a: { $patch: 'delete' } }, { b: 2 }],
    [
      '$patch: replace drops what is below',
      { m: { x: 1 } },
      { m: { $patch: 'replace', y: 2 } },
      { m: { y: 2 } },
    ],
    [
      '$patch: merge is the default',
      { m: { x: 1 } },
      { m: { $patch: 'merge', y: 2 } },
      { m: { x: 1, y: 2 } },
    ],
    ['$append adds after', { l: [1] }, { l: { $append: [2] } }, { l: [1, 2] }],
    ['$prepend adds before', { l: [1] }, { l: { $prepend: [0] } }, { l: [0, 1] }],
    ['$append makes a list where there is none', {}, { l: { $append: [2] } }, { l: [2] }],
    [
      '$merge merges by name',
      { l: [{ name: 'a', x: 1 }] },
      { l: { $merge: [{ name: 'a', y: 2 }, { name: 'b' }] } },
      { l: [{ name: 'a', x: 1, y: 2 }, { name: 'b' }] },
    ],
    [
      '$merge takes another key',
      { l: [{ port: 80, x: 1 }] },
      { l: { $merge: [{ port: 80, x: 2 }], $key: 'port' } },
      { l: [{ port: 80, x: 2 }] },
    ],
    [
      '$patch: delete removes an element',
      { l: [{ name: 'a' }, { name: 'b' }] },
      { l: { $merge: [{ name: 'a', $patch: 'delete' }] } },
      { l: [{ name: 'b' }] },
    ],
    [
      '$patch: replace replaces an element',
      { l: [{ name: 'a', x: 1 }] },
      { l: { $merge: [{ name: 'a', y: 2, $patch: 'replace' }] } },
      { l: [{ name: 'a', y: 2 }] },
    ],
    ['null is a value', { a: 1 }, { a: null }, { a: null }],
    ['other words with $ are data', {}, { $ref: '#/x' }, { $ref: '#/x' }],
  ])('%s', (_, below, above, expected) => {
    expect(evaluate(below, above)).toEqual(expected);
  });

  it.each([
    ['an unknown word', { a: { $patch: 'remove' } }, ['a', '$patch']],
    ['a list directive without a list', { a: { $append: 1 } }, ['a', '$append']],
    ['fields beside a list directive', { a: { $append: [], b: 1 } }, ['a', 'b']],
    ['a key that is no text', { a: { $merge: [], $key: 1 } }, ['a', '$key']],
  ])('refuses %s and says where', (_, data, path) => {
    const thrown = (): unknown => {
      try {
        return parseDirectives(data);
      } catch (error) {
        return error;
      }
    };
    expect(thrown()).toBeInstanceOf(DirectiveError);
    expect(thrown()).toMatchObject({ path });
  });
});
