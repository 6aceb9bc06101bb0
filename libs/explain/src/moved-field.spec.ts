import type { Output } from '@strata/render';
import { bringsAnotherItem, fieldUnderNewKey } from './moved-field';

const output = (path: string, data: object): Output => ({ path, data, sources: [] });

describe('fieldUnderNewKey', () => {
  const before = [
    output('clusters/lab.yaml', { secret: { 'cluster-lab': { name: 'lab', type: 'Opaque' } } }),
  ];
  const after = [
    output('clusters/labx.yaml', { secret: { 'cluster-labx': { name: 'labx', type: 'Opaque' } } }),
  ];
  const change = { from: 'lab', to: 'labx' };
  const at = (...path: string[]) => ({ file: 'clusters/lab.yaml', path: ['secret', ...path] });

  it('follows a text that is part of the file name, the key and the value', () => {
    expect(fieldUnderNewKey(before, after, at('cluster-lab', 'name'), change)).toBe('labx');
    const more = [output('other.yaml', {}), ...after];
    expect(fieldUnderNewKey(before, more, at('cluster-lab', 'name'), change)).toBe('labx');
  });

  it('tells nothing of a value that only stands elsewhere', () => {
    expect(fieldUnderNewKey(before, after, at('cluster-lab', 'type'), change)).toBeUndefined();
  });

  it('tells nothing where no key holds the text', () => {
    const other = { from: 'test', to: 'testx' };
    expect(fieldUnderNewKey(before, after, at('cluster-lab', 'name'), other)).toBeUndefined();
    expect(fieldUnderNewKey(before, after, at('cluster-lab', 'name'), { from: 1, to: 2 })).toBeUndefined();
  });
});

describe('bringsAnotherItem', () => {
  const kinds = (...names: string[]) => [output('project.yaml', { kinds: names.map((kind) => ({ kind })) })];
  const leaf = { file: 'project.yaml', path: ['kinds', 0, 'kind'] };
  const change = { from: 'Role', to: 'Rolex' };

  it.each([
    ['a changed item beside the one that stays', kinds('Role'), kinds('Role', 'Rolex'), true],
    ['one that holds the text', kinds('ClusterRole'), kinds('ClusterRole', 'ClusterRolex'), true],
    ['nothing', kinds('Role'), kinds('Role'), false],
    ['something else', kinds('Role'), kinds('Role', 'Node'), false],
    ['what was there before', kinds('Role', 'Rolex'), kinds('Role', 'Rolex'), false],
    ['no list any more', kinds('Role'), [output('project.yaml', {})], false],
  ])('tells of %s', (_, before, after, brings) => {
    expect(bringsAnotherItem(before, after, leaf, change)).toBe(brings);
  });

  it('speaks of lists alone', () => {
    const scope = { file: 'a.yaml', path: ['kind'] };
    const after = [output('a.yaml', { kind: 'Rolex' })];
    expect(bringsAnotherItem([output('a.yaml', { kind: 'Role' })], after, scope, change)).toBe(false);
  });
});
