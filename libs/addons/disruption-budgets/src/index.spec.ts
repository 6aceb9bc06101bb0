import { expectGolden, referenceTargets, renderReference } from '@strata/testing';
import { manifests } from './manifests';
import addon from './index';

const budget = { namespace: 'kube-system', matchLabels: { app: 'example' } };

describe('disruption-budgets', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('renders none where services run once', () => {
    const [target] = referenceTargets();
    if (target === undefined) throw new Error('no reference cluster');
    const config = { budgets: { example: { ...budget, minAvailable: 1 } } };
    expect(manifests({ ...target, config })).toHaveLength(1);
    expect(manifests({ ...target, config, facts: { ...target.facts, replicas: 1 } })).toEqual([]);
  });

  it.each([{ ...budget }, { ...budget, minAvailable: 1, maxUnavailable: 1 }])(
    'refuses a budget that does not say exactly one amount',
    (example) => {
      const { issues } = renderReference(addon, { overlay: { budgets: { example } } });
      expect(issues).toContainEqual(expect.objectContaining({ code: 'STR303' }));
    },
  );
});
