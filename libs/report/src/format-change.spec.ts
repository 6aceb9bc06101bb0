import { formatChange } from './format-change';

describe('formatChange', () => {
  it('is a unified diff of the disk against the rendered text', () => {
    const change = { path: 'rendered/a.yaml', before: 'a: 1\nb: 2\nc: 3\n', after: 'a: 1\nb: 4\nc: 3\n' };
    expect(formatChange(change, false).split('\n')).toEqual([
      '--- rendered/a.yaml\ton disk',
      '+++ rendered/a.yaml\trendered',
      '@@ -1,3 +1,3 @@',
      ' a: 1',
      '-b: 2',
      '+b: 4',
      ' c: 3',
    ]);
  });

  it('adds every line of a new file', () => {
    expect(formatChange({ path: 'a.yaml', after: 'a: 1\n' }, false)).toMatch(/\n@@ -0,0 \+1,1 @@\n\+a: 1$/);
  });

  it('removes every line of a stale file', () => {
    expect(formatChange({ path: 'a.yaml', before: 'a: 1\n' }, false)).toMatch(/\n@@ -1,1 \+0,0 @@\n-a: 1$/);
  });

  it('shows no confidential value on either side', () => {
    const change = { path: 'a.yaml', before: 'token: hunter2\na: 1\n', after: 'token: |\n  hunter3\na: 2\n' };
    const text = formatChange(change, false);
    expect(text).toContain('+a: 2');
    expect(text).not.toMatch(/hunter\d/);
  });

  it('colours added and removed lines, not the names of the files', () => {
    const lines = formatChange({ path: 'a.yaml', before: 'a: 1\n', after: 'a: 2\n' }, true).split('\n');
    expect(lines.filter((line) => line.includes('\u001b['))).toEqual([
      '\u001b[31m-a: 1\u001b[39m',
      '\u001b[32m+a: 2\u001b[39m',
    ]);
  });
});
