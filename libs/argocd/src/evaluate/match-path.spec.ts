import { matchGitPattern, matchPath } from './match-path';

describe('matchPath', () => {
  it.each([
    ['a/*', 'a/b', true],
    ['a/*', 'a/b/c', false],
    ['*', '', true],
    ['?', '/', false],
    ['[a-c]x', 'bx', true],
    ['[^a-c]x', 'bx', false],
    ['[!a]x', '!x', true],
    ['[^a]b', '/b', true],
    ['kube-*', 'kube-system', true],
    ['[-a]', 'a', false],
    ['[]a]', 'a', false],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['a[', 'a[', false],
    ['a\\', 'a\\', false],
    ['[a-]', 'a', false],
    ['[\\-a]', '-', true],
    ['a.b', 'axb', false],
  ])('of %s and %s is %s', (pattern, path, expected) => {
    expect(matchPath(pattern, path)).toBe(expected);
  });
});

describe('matchGitPattern', () => {
  it.each([
    ['a/*', 'a/b/c', true],
    ['*.yaml', 'a/b.yaml', true],
    ['a', 'a/b/c', true],
    ['a/', 'a/b', true],
    ['a', 'ab', false],
    ['**/c.yaml', 'c.yaml', false],
    ['a?b', 'a/b', true],
    ['[!a]b', 'cb', true],
    ['kube-*', 'kube-system/x', true],
  ])('of %s and %s is %s', (pattern, file, expected) => {
    expect(matchGitPattern(pattern, file)).toBe(expected);
  });

  it('refuses what it does not read', () => {
    expect(() => matchGitPattern(':(glob)a', 'a')).toThrow('magic');
    expect(() => matchGitPattern('[[:alpha:]]', 'a')).toThrow('class');
  });
});
