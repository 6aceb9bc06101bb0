import { expectGolden, renderReference } from '@strata/testing';
import addon from './index';

describe('prometheus-operator-crds', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('never prunes a definition, yet repairs drift', () => {
    const application = renderReference(addon).files.get('clusters/lab/application.yaml') ?? '';
    expect(application).toContain('prune: false');
    expect(application).toContain('selfHeal: true');
  });

  it('waits for nothing, so that everything with a monitor may wait for it', () => {
    expect(addon.dependsOn ?? []).toEqual([]);
  });
});
