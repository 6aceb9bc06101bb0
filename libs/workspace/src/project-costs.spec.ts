import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FixtureWorkspace } from '@strata/testing';
import { readCosts, recordCost } from './project-costs';

describe('costs of projects', () => {
  let workspace: FixtureWorkspace;

  beforeEach(() => {
    workspace = new FixtureWorkspace();
  });

  afterEach(() => workspace.dispose());

  const costs = (...projects: string[]) => [...readCosts(workspace.root, projects)];

  it('are what was measured the last time, in whole milliseconds and never nothing', () => {
    recordCost(workspace.root, 'web', 999);
    recordCost(workspace.root, 'web', 12.4);
    recordCost(workspace.root, 'loki', 0.2);
    expect(costs('web', 'loki')).toEqual([
      ['web', 12],
      ['loki', 1],
    ]);
  });

  it('are written whole: nothing half-written is left beside them', () => {
    recordCost(workspace.root, 'web', 12);
    expect(readFileSync(join(workspace.root, '.nx/strata/costs/web'), 'utf8')).toBe('12\n');
    expect(readdirSync(join(workspace.root, '.nx/strata/costs'))).toEqual(['web']);
    expect(readdirSync(join(workspace.root, '.nx/strata/staging'))).toEqual([]);
  });

  it('follow from the files in rendered/ where nothing was measured', () => {
    workspace.write('rendered/addons/web/clusters/lab/values.yaml', '');
    workspace.write('rendered/addons/web/applicationset.yaml', '');
    workspace.write('rendered/bootstrap/projects/platform.yaml', '');
    workspace.write('rendered/promises/vcluster/promise.yaml', '');
    workspace.write('rendered/renovate.json', '');
    workspace.write('rendered/talos/lab/node.yaml', '');
    const found = [
      ['web', 2],
      ['platform', 3],
      ['talos', 1],
      ['matchbox', 1],
    ];
    expect(costs('web', 'platform', 'talos', 'matchbox')).toEqual(found);
    recordCost(workspace.root, 'web', 100);
    expect(costs('web', 'platform')).toEqual([
      ['web', 100],
      ['platform', 150],
    ]);
  });

  it.each(['', '12', '0\n', '-4\n', '1e3\n', 'NaN\n', '99999999999\n', '{"ms":4}\n'])(
    'do not follow from a record that reads %j',
    (text) => {
      workspace.write('.nx/strata/costs/web', text);
      expect(costs('web')).toEqual([['web', 1]]);
    },
  );

  it('stand in the way of nothing where they cannot be written', () => {
    workspace.write('.nx/strata/costs', 'a file');
    recordCost(workspace.root, 'web', 12);
    expect(costs('web')).toEqual([['web', 1]]);
  });
});
