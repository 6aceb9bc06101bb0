import { expectGolden, renderReference } from '@strata/testing';
import addon from './index';

describe('metallb', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('reserves the address of the Gateway', () => {
    const { manifest } = renderReference(addon);
    expect(manifest('IPAddressPool', 'gateway')['spec']).toMatchObject({
      addresses: ['192.0.2.120/32'],
      autoAssign: false,
    });
  });
});
