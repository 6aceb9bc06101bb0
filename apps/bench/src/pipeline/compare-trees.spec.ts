import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareTrees } from './compare-trees';

let directory: string;

beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'strata-bench-trees-'))));
afterEach(() => rmSync(directory, { recursive: true }));

function compare(strata: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) {
  for (const [tree, files] of Object.entries({ strata, other })) {
    for (const [file, text] of Object.entries({ 'same.yaml': 'a: 1\n', ...files })) {
      const path = join(directory, tree, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  return compareTrees(join(directory, 'strata'), join(directory, 'other'));
}

describe('compareTrees', () => {
  it('takes objects for equal whatever the order of keys, the comments and the format', () => {
    const { equal, differences } = compare(
      { 'x/one.yaml': '# made\na: 1\nb: "no"\n', 'x/overlay.schema.json': '{}' },
      { 'x/one.yaml': '{"b": "no", "a": 1}' },
    );
    expect({ equal, differences }).toEqual({ equal: 2, differences: [] });
  });

  it('names what differs', () => {
    const { equal, differences } = compare(
      { 'one.yaml': 'a: { b: 1 }\n', 'lost.yaml': 'a: 1\n' },
      { 'one.yaml': 'a: { b: 2 }\n', 'more.yaml': 'a: 1\n' },
    );
    expect(equal).toBe(1);
    expect(differences).toEqual([
      'lost.yaml is missing',
      'one.yaml: a.b is 2, with Strata 1',
      'more.yaml is not of Strata',
    ]);
  });
});
