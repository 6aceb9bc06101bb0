import { compose } from './composition';
import { DirectiveError } from './directive-error';
import { parseDirectives } from './directives';
import { withOrigin } from './layer';
import { Transform } from './operators';

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
    [
      '$jsonPatch changes by operations',
      { m: { l: [1, 2], x: 1 } },
      {
        m: {
          $jsonPatch: [
            { op: 'remove', path: '/l/0' },
            { op: 'copy', from: '/x', path: '/y' },
          ],
        },
      },
      { m: { l: [2], x: 1, y: 1 } },
    ],
    [
      '$jsonPatch changes a list',
      { l: ['a', 'b'] },
      { l: { $jsonPatch: [{ op: 'move', from: '/1', path: '/0' }] } },
      { l: ['b', 'a'] },
    ],
    [
      '$mergePatch merges, and null removes',
      { m: { x: 1, y: { z: 1 }, l: [1] } },
      { m: { $mergePatch: { x: null, y: { a: 2 }, l: [2] } } },
      { m: { y: { z: 1, a: 2 }, l: [2] } },
    ],
    [
      'a patch reads no word',
      { m: { x: { a: 1 } } },
      { m: { $mergePatch: { x: { $patch: 'delete' }, l: { $append: [1] } } } },
      { m: { x: { a: 1, $patch: 'delete' }, l: { $append: [1] } } },
    ],
    [
      'an element of $merge can be patched inside',
      { l: [{ name: 'a', m: { x: 1 } }] },
      { l: { $merge: [{ name: 'a', m: { $mergePatch: { x: null, y: 2 } } }] } },
      { l: [{ name: 'a', m: { y: 2 } }] },
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
    ['a patch that is no list', { a: { $jsonPatch: {} } }, ['a', '$jsonPatch']],
    ['an operation without path', { a: { $jsonPatch: [{ op: 'remove' }] } }, ['a', '$jsonPatch']],
    ['fields beside a patch', { a: { $mergePatch: {}, b: 1 } }, ['a', 'b']],
    ['two patches', { a: { $mergePatch: {}, $jsonPatch: [] } }, ['a', '$mergePatch']],
    ['a patch in a list', { a: [1, { $mergePatch: {} }] }, ['a', 1, '$mergePatch']],
    ['a patch in $append', { a: { $append: [{ $jsonPatch: [] }] } }, ['a', '$append', 0, '$jsonPatch']],
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

describe('a word of the caller', () => {
  const words = {
    $upper: {
      companions: ['$suffix'],
      parse: ({ $upper: prefix, $suffix: suffix = '' }: Readonly<Record<string, unknown>>) => {
        if (typeof prefix !== 'string') throw new Error('takes a text');
        if (typeof suffix !== 'string') throw new DirectiveError(['$suffix'], 'takes a text');
        return new Transform('$upper', (below) => `${prefix}${String(below).toUpperCase()}${suffix}`);
      },
    },
  };

  it('makes a patch from the map that it stands in', () => {
    const { a } = parseDirectives({ a: { $upper: '<', $suffix: '>' } }, [], words) as { a: Transform };
    expect(a.apply('x')).toBe('<X>');
  });

  it('stands beside the words that every overlay has', () => {
    expect(parseDirectives({ a: { $mergePatch: {} } }, [], words)).toMatchObject({
      a: { name: '$mergePatch' },
    });
  });

  it('is data where the caller does not give it', () => {
    expect(parseDirectives({ a: { $upper: '<' } })).toEqual({ a: { $upper: '<' } });
  });

  it.each([
    ['what it refuses', { $upper: 1 }, ['a', '$upper'], '$upper: takes a text'],
    ['what it refuses of a companion', { $upper: '', $suffix: 1 }, ['a', '$suffix'], 'takes a text'],
    ['a stranger', { $upper: '', b: 1 }, ['a', 'b'], '"b" cannot stand beside $upper'],
  ])('says where %s is', (_, value, path, message) => {
    const thrown = (): unknown => {
      try {
        return parseDirectives({ a: value }, [], words);
      } catch (error) {
        return error;
      }
    };
    expect(thrown()).toBeInstanceOf(DirectiveError);
    expect(thrown()).toMatchObject({ path, message: expect.stringContaining(message) as string });
  });
});
