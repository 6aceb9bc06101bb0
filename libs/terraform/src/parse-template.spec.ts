import { parseTemplate } from './parse-template';

const references = (code: string): string[] =>
  parseTemplate(`\${${code}}`).references.map((steps) => steps.join('.'));

describe('parseTemplate', () => {
  it.each([
    ['var.a', ['var.a']],
    ['a-b.c_d[0].e', ['a-b.c_d']],
    ['data.http.x["body"].y', ['data.http.x.body.y']],
    ['var.a == "x" ? local.b : -local.c', ['var.a', 'local.b', 'local.c']],
    ['"a ${var.b} ${"c ${var.d}"}"', ['var.b', 'var.d']],
    ['[for s in local.all : s.name if can(s.chart)][0]', ['local.all']],
    ['{ for k, v in var.m : k => v... if v != local.x }', ['var.m', 'local.x']],
    ['{ a = var.x, (var.y) : true, "z" = null }', ['var.x', 'var.y']],
    ['merge({ b = 1.5e3 }, var.a...)', ['var.a']],
    ['provider::kubernetes::manifest(var.a)[*].b.*.c', ['var.a']],
    ['!(var.a && var.b || 1 <= 2) /* comment */', ['var.a', 'var.b']],
  ])('finds what %s refers to', (code, expected) => {
    expect(references(code)).toEqual(expected);
  });

  it('tells text from an expression, and from both', () => {
    expect(parseTemplate('a $${b} %%{c}')).toMatchObject({ text: 'a ${b} %{c}', isExpression: false });
    expect(parseTemplate('${~ var.a ~}')).toMatchObject({ isExpression: true, references: [['var', 'a']] });
    expect(parseTemplate('a ${var.a}').text).toBeUndefined();
  });

  it('finds calls and the files that they read', () => {
    expect(parseTemplate('${yamldecode(file("${path.module}/../a.yaml")).b}').calls).toEqual([
      { name: 'yamldecode' },
      { name: 'file', path: '${path.module}/../a.yaml' },
    ]);
  });

  it.each([
    ['${var.a', 'not closed'],
    ['${"a}', 'not closed'],
    ['${file("a"}', 'ends too early'],
    ['${a b}', 'cannot go on with `b`'],
    ['${}', 'ends too early'],
    ['${1 +}', 'ends too early'],
    ['${[for x in]}', 'cannot go on with `]`'],
    ['${"\\q"}', 'unknown escape'],
    ['${a ; b}', 'cannot hold ";"'],
    ['%{ if true }a%{ endif }', 'directive'],
    ['a\r$${b}', 'carriage return'],
  ])('refuses %s', (template, message) => {
    expect(() => parseTemplate(template)).toThrow(message);
  });
});
