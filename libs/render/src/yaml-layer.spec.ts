import { compose, withOrigin } from '@strata/compose';
import type { Path } from '@strata/compose';
import { readYamlLayer } from './yaml-layer';

const FILE = 'environments/base/addons/web.yaml';
const read = (text: string) => readYamlLayer(text, FILE, FILE);
const fields = (text: string) => read(text).layer?.fields;
const issues = (text: string) =>
  read(text).issues.map(({ code, location }) => [code, location?.line, location?.column]);

describe('readYamlLayer', () => {
  it.each([
    ['an empty text', ''],
    ['white space', ' \n\n'],
    ['comments', '# nothing yet\n'],
    ['null', '~\n'],
    ['a document mark', '---\n'],
  ])('reads %s as an empty layer', (_, text) => {
    expect(read(text)).toMatchObject({ layer: { fields: {}, assertions: [] }, issues: [] });
  });

  it('names the file as the origin', () => {
    expect(read('a: 1').layer?.origin).toMatchObject({ file: FILE, name: FILE });
  });

  it('turns directives into operators', () => {
    const below = withOrigin({ fields: { hosts: ['a'] }, assertions: [] }, { name: 'below', file: 'below' });
    const { layer } = read('hosts: { $append: [b] }');
    expect(compose([below, layer ?? below]).evaluate().data).toEqual({ hosts: ['a', 'b'] });
  });

  it('turns patches into operators, in which Kubernetes has its own words', () => {
    const container = { name: 'web', image: 'web:1' };
    const below = withOrigin(
      { fields: { pod: { containers: [container, { name: 'log' }] }, hosts: ['a'] }, assertions: [] },
      { name: 'below', file: 'below' },
    );
    const { layer, issues } = read(`
pod:
  $type: PodSpec
  $strategicMerge:
    containers:
      - { name: web, image: web:2 }
      - { name: log, $patch: delete }
hosts:
  $jsonPatch:
    - { op: add, path: /0, value: b }
`);
    expect(issues).toEqual([]);
    expect(compose([below, layer ?? below]).evaluate().data).toEqual({
      pod: { containers: [{ name: 'web', image: 'web:2' }] },
      hosts: ['b', 'a'],
    });
  });

  it('merges maps by the merge key, own keys first', () => {
    expect(fields('base: &base { a: 1, b: 2 }\nweb: { <<: *base, b: 3 }\n')).toEqual({
      base: { a: 1, b: 2 },
      web: { a: 1, b: 3 },
    });
    expect(fields('x: &x { a: 1 }\ny: &y { b: 2 }\nz: { <<: [*x, *y] }\n')).toMatchObject({
      z: { a: 1, b: 2 },
    });
  });

  it.each<[string, unknown]>([
    ['1e3', 1000],
    ['0o17', 15],
    ['017', 17],
    ['0x1F', 31],
    ['-1.5', -1.5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['12:30:45', '12:30:45'],
    ['yes', 'yes'],
    ['2001-12-14', '2001-12-14'],
    ['"9007199254740993"', '9007199254740993'],
    ['true', true],
    ['~', null],
  ])('reads %s as YAML 1.2 does', (text, value) => {
    expect(fields(`a: ${text}`)).toEqual({ a: value });
  });

  it.each(['9007199254740993', '-9007199254740993', '1e400', '.inf', '-.INF', '.nan'])(
    'refuses the number %s, which would change on the way',
    (text) => {
      expect(issues(`a: 1\nb:\n  - ${text}\n`)).toEqual([['STR108', 3, 5]]);
    },
  );

  it.each<[string, string, unknown[]]>([
    ['broken YAML', 'a: [1\n', ['STR101', 2, 1]],
    ['a key that is given twice', 'a: 1\nb: 1\na: 2\n', ['STR102', 3, 1]],
    ['a number and a text that are one key', '1: a\n"1": b\n', ['STR102', 2, 1]],
    ['a list', '- a\n', ['STR105', 1, 1]],
    ['a single value', '\nweb\n', ['STR105', 2, 1]],
    ['a second document', 'a: 1\n---\nb: 2\n', ['STR105', 2, 1]],
    ['an alias of nothing', 'a:\n  b: *x\n', ['STR101', 2, 6]],
    ['a key that is no text', 'a: 1\n? [b]\n: 2\n', ['STR101', 2, 3]],
    ['the key __proto__', 'a:\n  __proto__: { x: 1 }\n', ['STR107', 2, 3]],
    ['the key constructor', 'a:\n  - constructor: 1\n', ['STR107', 2, 5]],
    ['a directive with an unknown word', 'a: 1\nb:\n  $patch: remove\n', ['STR112', 3, 3]],
    ['a patch that is not well-formed', 'a:\n  $jsonPatch:\n    - { op: set }\n', ['STR112', 2, 3]],
    ['an unknown type', 'a:\n  $strategicMerge: {}\n  $type: Pods\n', ['STR112', 3, 3]],
    ['a patch of the whole overlay', '$mergePatch: {}\n', ['STR112', 1, 1]],
    ['a word for the whole overlay', 'a: 1\n$patch: replace\n', ['STR112', 2, 1]],
    ['an unknown tag', 'a: !mine 1\n', ['STR101', 1, 4]],
  ])('refuses %s and says where', (_, text, issue) => {
    expect(issues(text)).toEqual([issue]);
    expect(read(text).layer).toBeUndefined();
  });

  it('refuses aliases that expand too far', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const value =
        level === 0
          ? 'x'
          : Array(9)
              .fill(`*a${level - 1}`)
              .join(', ');
      return `a${level}: &a${level} [${value}]`;
    });
    expect(issues(levels.join('\n'))).toEqual([['STR104', 1, 1]]);
  });

  it('reports every issue of the nodes at once', () => {
    expect(issues('a: .inf\nb: { constructor: 1 }\nc: *x\n').map(([code]) => code)).toEqual([
      'STR108',
      'STR107',
      'STR101',
    ]);
  });
});

describe('the positions of a YAML layer', () => {
  const text = `# A comment.
replicas: 3
nested:
  "quoted key": { flow: 1 }
  80: web
hosts:
  - name: a
  -   name: b
      ports: [80, 443]
base: &base
  x: 1
derived:
  <<: *base
  y: 2
alias: *base
`;
  const locate = (...path: Path) => {
    const at = read(text).layer?.origin.locate?.(path);
    return at === undefined ? undefined : [at.line, at.column];
  };

  it.each<[string, Path, number[] | undefined]>([
    ['a key', ['replicas'], [2, 1]],
    ['a nested key', ['nested', 'quoted key'], [4, 3]],
    ['a key of a flow map', ['nested', 'quoted key', 'flow'], [4, 19]],
    ['a key that is a number', ['nested', '80'], [5, 3]],
    ['an item of a list', ['hosts', 1], [8, 7]],
    ['a key in an item', ['hosts', 1, 'ports'], [9, 7]],
    ['an item of a flow list', ['hosts', 1, 'ports', 1], [9, 19]],
    ['the nearest place above what the text lacks', ['hosts', 0, 'ports', 3], [7, 5]],
    ['the map of a merged key', ['derived', 'x'], [12, 1]],
    ['a key beside a merge key', ['derived', 'y'], [14, 3]],
    ['the alias of what it stands for', ['alias', 'x'], [15, 1]],
    ['the scalar above a deeper path', ['replicas', 'x', 'y'], [2, 1]],
    ['nothing for an unknown key', ['missing', 'x'], undefined],
    ['nothing for the whole', [], undefined],
    ['the list above an index that is too large', ['hosts', 7], [6, 1]],
    ['the list above a text as index', ['hosts', 'name'], [6, 1]],
  ])('finds %s', (_, path, position) => {
    expect(locate(...path)).toEqual(position);
  });

  it('counts columns of lines with Windows ends', () => {
    expect(read('a: 1\r\nb:\r\n  c: 2\r\n').layer?.origin.locate?.(['b', 'c'])).toEqual({
      line: 3,
      column: 3,
    });
  });

  it('are those of nothing in an empty document', () => {
    expect(read('').layer?.origin.locate?.(['a'])).toBeUndefined();
  });
});
