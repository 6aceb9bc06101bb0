import { formatPointer, parseSubject, SubjectError } from './subject';

describe('parseSubject', () => {
  it.each([
    ['values.yaml', { kind: 'file', file: 'values.yaml', path: [] }],
    ['renovate.json', { kind: 'file', file: 'renovate.json', path: [] }],
    ['main.tf.json#/locals/chart', { kind: 'file', file: 'main.tf.json', path: ['locals', 'chart'] }],
    [
      'HTTPRoute/web#/spec/hostnames/0',
      { kind: 'file', file: 'HTTPRoute/web', path: ['spec', 'hostnames', 0] },
    ],
    ['a.b[0]["c.d"]', { kind: 'config', path: ['a', 'b', 0, 'c.d'] }],
    ['jsonnet.json5', { kind: 'config', path: ['jsonnet', 'json5'] }],
  ])('reads %s', (text, subject) => expect(parseSubject(text)).toEqual(subject));

  it('refuses what is no path', () => {
    expect(() => parseSubject('values[')).toThrow(SubjectError);
    expect(() => parseSubject('main.tf.json#locals')).toThrow(SubjectError);
  });
});

describe('formatPointer', () => {
  it('writes what is read again', () => {
    const path = ['a/b', 'c~d', 0, ''];
    expect(parseSubject(`x.json#${formatPointer(path)}`)).toMatchObject({ path });
  });
});
