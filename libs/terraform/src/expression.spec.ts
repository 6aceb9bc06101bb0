import { expression, identifierOf, modulePath, reference } from './expression';
import { renderValue } from './value';

describe('expression', () => {
  it('quotes data, so that it never becomes code', () => {
    const zone = '"] ${var.a} \\';
    expect(expression`local.zones[${zone}]`.code).toBe('local.zones["\\"] $${var.a} \\\\"]');
  });

  it('takes expressions as code, in parentheses where they might come apart', () => {
    const sum = expression`1 + ${2}`;
    expect(expression`${sum} * ${reference('var', 'count')}`.code).toBe('(1 + 2) * var.count');
  });

  it('knows no reference by a name that is none', () => {
    expect(() => reference('var', 'a} ${b')).toThrow('is no name');
  });

  it('leads from the directory of the module, whatever is in the path', () => {
    expect(modulePath('../a "b" ${c}').code).toBe('"${path.module}/../a \\"b\\" $${c}"');
  });
});

describe('renderValue', () => {
  it('escapes every string and every key, and evaluates expressions only', () => {
    const value = { '${k}': ['${a}', 1, true, null, { plain: '%{b}' }], code: expression`var.a` };
    expect(renderValue(value)).toEqual({
      '$${k}': ['$${a}', 1, true, null, { plain: '%%{b}' }],
      code: '${var.a}',
    });
  });
});

describe('identifierOf', () => {
  it.each([
    ['argocd', 'argocd'],
    ['cert-manager', 'cert-manager'],
    ['1password', '_1password'],
    ['a.b', 'a__b'],
  ])('of %s is %s', (name, identifier) => {
    expect(identifierOf(name)).toBe(identifier);
  });
});
