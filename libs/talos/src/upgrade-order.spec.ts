import { upgradeOrder } from './upgrade-order';
import type { UpgradedMachine } from './upgrade-order';

const OLD = { talos: '1.12.7', kubernetes: '1.34.2', image: 'installer:v1.12.7' };

const machine = (
  node: string,
  isControlPlane: boolean,
  more: Partial<UpgradedMachine> = {},
): UpgradedMachine => ({
  node,
  isControlPlane,
  address: `address-of-${node}`,
  image: 'installer:v1.13.9',
  from: OLD,
  to: { talos: '1.13.9', kubernetes: '1.35.0' },
  ...more,
});

describe('upgradeOrder', () => {
  it('takes control planes one by one, then workers, then Kubernetes once', () => {
    const machines = [machine('b-worker', false), machine('z-control', true), machine('a-control', true)];
    expect(upgradeOrder(machines)).toEqual([
      'talosctl upgrade --nodes address-of-a-control --image installer:v1.13.9',
      'talosctl upgrade --nodes address-of-z-control --image installer:v1.13.9',
      'talosctl upgrade --nodes address-of-b-worker --image installer:v1.13.9',
      'talosctl upgrade-k8s --nodes address-of-a-control --to 1.35.0',
    ]);
  });

  it('leaves alone what is there already, and machines that are new', () => {
    const same = { image: OLD.image, to: OLD };
    expect(upgradeOrder([machine('a', true, same), machine('b', false, { from: undefined })])).toEqual([]);
  });

  it('upgrades for another schematic of the same version', () => {
    const to = { image: 'other:v1.12.7', to: OLD };
    expect(upgradeOrder([machine('a', true, to)])).toEqual([
      'talosctl upgrade --nodes address-of-a --image other:v1.12.7',
    ]);
  });
});
