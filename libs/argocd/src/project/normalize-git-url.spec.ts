import { normalizeGitUrl } from './normalize-git-url';

describe('normalizeGitUrl', () => {
  it.each([
    ['https://Git.example.com/Team/x.git', 'https://git.example.com/team/x'],
    ['git@git.example.com:team/x.git', 'git@git.example.com/team/x'],
    ['ssh://git@git.example.com:22/team/x.git', 'git@git.example.com:22/team/x'],
    [' https://git.example.com/x ', 'https://git.example.com/x'],
    ['https://git.example.com/*/[a-b]x', 'https://git.example.com/*/[a-b]x'],
    ['https://git.example.com/{a,b}/*', 'https://git.example.com/%7Ba,b%7D/%2A'],
    ['*', '*'],
  ])('writes %s as %s', (url, expected) => {
    expect(normalizeGitUrl(url)).toBe(expected);
  });
});
