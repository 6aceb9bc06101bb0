import type { Path } from '@strata/compose';
import { locateInTypeScript } from './locate-typescript';

const TEXT = `import { append, hidden, layer } from '@strata/addon';

const other = make({ version: 'not this one' });

export default layer<WebConfig>({
  version: '1.2.3',
  title: ({ $ }) => \`\${$.replicas} replicas\`,
  'quoted-key': 1,
  hosts: append('a', 'b'),
  ports: mergeBy('name', { name: 'http', port: 80 }),
  labels: ({ $ }) => ({ app: $.title }),
  joined: ({ $ }) => extend($.a, { b: 1 }),
  other: () => compute({ b: 1 }),
  values: {
    controller: { replicaCount: ({ $ }) => $.replicas },
    secret: hidden({ name: 'x' }),
    list: ['a', { deep: true }],
    method() {
      return 1;
    },
    shorthand,
  },
}, ({ $ }) => $.replicas > 1 || 'one is too few');

export const second = layer({ version: '4.5.6' });
`;

const locate = (...path: Path) => {
  const at = locateInTypeScript(TEXT, 'layer')(path);
  return at === undefined ? undefined : [at.line, at.column];
};

describe('locateInTypeScript', () => {
  it.each<[string, Path, number[]]>([
    ['a property of the first call', ['version'], [6, 3]],
    ['a string key', ['quoted-key'], [8, 3]],
    ['a property through nested literals', ['values', 'controller', 'replicaCount'], [15, 19]],
    ['a property inside a call', ['values', 'secret', 'name'], [16, 22]],
    ['an item of a list', ['values', 'list', 0], [17, 12]],
    ['a property of an item', ['values', 'list', 1, 'deep'], [17, 19]],
    ['a method', ['values', 'method'], [18, 5]],
    ['a shorthand property', ['values', 'shorthand'], [21, 5]],
    ['the property that a function computes', ['title', 'x'], [7, 3]],
    ['an item of a list operation', ['hosts', '$append', 1], [9, 22]],
    ['an item that is merged by its key', ['ports', '$merge', 0, 'port'], [10, 42]],
    ['a property that a function returns in a literal', ['labels', 'app'], [11, 25]],
    ['a property of joined objects', ['joined', 'b'], [12, 36]],
    ['the property that another function computes', ['other', 'b'], [13, 3]],
    ['the nearest property above an unknown one', ['values', 'controller', 'missing'], [15, 5]],
    ['the list above an index that is too large', ['values', 'list', 7], [17, 5]],
    ['the literal for an unknown property', ['missing'], [5, 33]],
    ['the literal for the whole', [], [5, 33]],
    ['an assertion', ['$assertions', 0], [23, 4]],
  ])('finds %s', (_, path, position) => {
    expect(locate(...path)).toEqual(position);
  });

  it('finds the literal of another function', () => {
    expect(locateInTypeScript(TEXT, 'make')(['version'])).toEqual({ line: 3, column: 22 });
  });

  it('finds nothing where the function is not called with a literal', () => {
    expect(locateInTypeScript(TEXT, 'defineAddon')(['version'])).toBeUndefined();
    expect(locateInTypeScript('layer(fields);', 'layer')(['version'])).toBeUndefined();
    expect(locateInTypeScript('', 'layer')([])).toBeUndefined();
  });

  it('finds what it can in a text with a syntax error', () => {
    expect(locateInTypeScript('layer({ a: 1, b: });', 'layer')(['a'])).toEqual({ line: 1, column: 9 });
  });
});
