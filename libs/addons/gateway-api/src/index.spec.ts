import { expectGolden, renderReference } from '@strata/testing';
import addon from './index';

describe('gateway-api', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('never prunes a definition, yet repairs drift', () => {
    const application = renderReference(addon).files.get('clusters/lab/application.yaml') ?? '';
    expect(application).toContain('prune: false');
    expect(application).toContain('selfHeal: true');
  });
});
