import { expectGolden, renderReference } from '@strata/testing';
import addon from './index';

const asDefault = { value: 1, description: 'Anything.', preemption: true, default: true };

describe('platform-scheduling', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('offers the same classes in a virtual cluster as on its host', () => {
    const { manifests } = renderReference(addon);
    expect(manifests('guest')).toEqual(manifests('lab'));
  });

  it('refuses two default classes', () => {
    const { issues } = renderReference(addon, { overlay: { classes: { one: asDefault, two: asDefault } } });
    expect(issues).toContainEqual(expect.objectContaining({ code: 'STR303' }));
  });
});
