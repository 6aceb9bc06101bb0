import { compileCel } from './compile-cel';

const evaluate = (expression: string, self: unknown = {}): unknown => compileCel(expression)({ self });

describe('compileCel', () => {
  it.each<[string, unknown]>([
    ['[1, 2].all(i, v, v > i)', true],
    ["{'a': 1}.exists(k, v, k == 'a' && v == 1)", true],
    ["{'a': 1, 'b': 1}.existsOne(k, v, v == 1)", false],
    ['[3, 4].transformList(i, v, v * i) == [0, 4]', true],
    ['[[1, 2], [3]].all(i, a, a.all(j, b, b > i + j))', true],
    ["has({'a': [{'b': 1}]}.a[0].b)", true],
    ["has({'a': [{}]}.a[0].b)", false],
    ["'ABC'.matches('^(?i)abc$')", true],
    ["'a1b22'.find('[0-9]+')", '1'],
    ["'a1b22'.findAll('[0-9]+') == ['1', '22']", true],
    ["'a-b-c'.replace('-', '+')", 'a+b+c'],
    ["'a-b-c'.replace('-', '+', 1)", 'a+b-c'],
    ["'abc'.charAt(1)", 'b'],
    ["'%s has %d, %.1f, %x'.format(['a', 3, 1.25, 255])", 'a has 3, 1.3, ff'],
    ['[1, 3, 2].isSorted()', false],
    ['[1, 3, 2].max()', 3n],
    ['[1, 3, 2].min()', 1n],
    ['[1, 2].sum()', 3n],
    ['[1, 2, 1].lastIndexOf(1)', 2n],
    ['[1, 2, 1].distinct() == [1, 2]', true],
    ['sets.contains([1, 2], [2])', true],
    ['sets.equivalent([1, 2], [2, 1, 1])', true],
    ['sets.intersects([1], [2])', false],
    ['math.greatest(1, 2)', 2n],
    ["isURL('https://a.example.com/x')", true],
    ["url('https://a.example.com:8443/x?q=1').getPort()", '8443'],
    ["url('https://[::1]:80/').getHostname()", '[::1]'],
    ["url('https://a.example.com/x?q=1&q=2').getQuery()['q'][1]", '2'],
    ["isIP('192.0.2.300')", false],
    ["ip('192.0.2.1').family()", 4n],
    ["ip('127.0.0.1').isLoopback()", true],
    ["ip.isCanonical('2001:DB8::1')", false],
    ["cidr('192.0.2.0/24').containsIP('192.0.2.7')", true],
    ["cidr('192.0.2.0/24').containsCIDR(cidr('192.0.2.128/25'))", true],
    ["cidr('192.0.2.5/24').prefixLength()", 24n],
    ["string(cidr('192.0.2.5/24').masked())", '192.0.2.0/24'],
    ["quantity('1Gi').isGreaterThan(quantity('500M'))", true],
    ["quantity('1').compareTo(quantity('1000m'))", 0n],
    ["quantity('2k').asInteger()", 2000n],
    ["quantity('1').add(quantity('500m')).sub(1).asApproximateFloat()", 0.5],
    ["isQuantity('1.5x')", false],
    ["format.dns1123Label().validate('a-b').hasValue()", false],
    ["format.dns1123Label().validate('A').value()[0]", 'must be a DNS label'],
    ["format.named('uuid').hasValue()", true],
    ["semver('1.2.3').isLessThan(semver('1.10.0'))", true],
    ["isSemver('v1.2')", false],
    ["semver('v1.2', true).minor()", 2n],
    ["self.?a.orValue('none')", 'none'],
    ['cel.bind(a, 5, a + 1)', 6n],
    ["duration('1h') > duration('30m')", true],
    ["timestamp('2026-01-01T00:00:00Z').getFullYear()", 2026n],
    ['dyn(1) == 1.0', true],
  ])('%s', (expression, value) => {
    expect(evaluate(expression)).toEqual(value);
  });

  it.each([
    ['1 +'],
    ["'a"],
    ['self.a..b'],
    ['selff.a'],
    ['self.all(i, j > 0)'],
    ["1 + 'a' == 2"],
    ['unheardOf(self)'],
  ])('refuses %s', (expression) => {
    expect(() => compileCel(expression)).toThrow();
  });

  it.each([
    ["ip('x')"],
    ["quantity('x')"],
    ["url('x y')"],
    ["semver('x')"],
    ["cidr('x')"],
    ['[].min()'],
    ['self.a.b'],
  ])('cannot judge %s', (expression) => {
    expect(() => evaluate(expression)).toThrow();
  });

  it.each([
    'self.all(a, self.all(b, self.all(c, self.all(d, self.all(e, true)))))',
    'self.map(a, self.filter(b, self.map(c, self.map(d, d)).size() > 0))',
    'self.all(i, a, self.all(j, b, self.all(k, c, self.all(l, d, true))))',
  ])('gives up loops in loops that take too long: %s', (expression) => {
    const list = Array.from({ length: 60 }, (_, index) => BigInt(index));
    expect(() => evaluate(expression, list)).toThrow('takes more than 1000000 turns in its loops');
  });
});
