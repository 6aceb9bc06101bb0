import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findJsonnet, runJsonnet } from './jsonnet/run-jsonnet';

const jsonnet = findJsonnet();

describe('the parity table', () => {
  const table = readFileSync(resolve(__dirname, '../../../docs/jsonnet.md'), 'utf8');
  const specs = [
    'jsonnet-parity.spec.ts',
    'jsonnet/agreement.cases.ts',
    'jsonnet.spec.ts',
    'composition.spec.ts',
    'patches.spec.ts',
    'prune.spec.ts',
  ].map((name) => readFileSync(resolve(__dirname, name), 'utf8'));

  it('names tests that exist, and every test that is there for it', () => {
    const named = [...table.matchAll(/“([^”]+)”/g)].map(([, title]) => title as string);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((title) => !specs.some((text) => text.includes(`'${title}'`)))).toEqual([]);
    const titles = [...(specs[0] as string).matchAll(/\b(?:itGives|it)\(\s*'([^']+)'/g)].map(
      ([, title]) => title,
    );
    expect(titles.filter((title) => !named.includes(title as string))).toEqual([]);
  });

  it('names the whole standard library', async () => {
    const inTable = new Set(
      [...table.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code?.match(/\w+/g) ?? []),
    );
    expect(inTable.size).toBeGreaterThan(180);
    if (jsonnet === undefined) return;
    const answer = await runJsonnet(jsonnet, 'std.objectFieldsAll(std)');
    const names = 'json' in answer ? (JSON.parse(answer.json) as string[]) : [];
    expect(names.filter((name) => /^[a-z]/.test(name) && !inTable.has(name))).toEqual([]);
  });
});
