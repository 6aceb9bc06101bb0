import type { Versions } from './check-versions';

/** A machine as far as its upgrade has to do with it. */
export interface UpgradedMachine {
  readonly node: string;
  readonly isControlPlane: boolean;
  /** Address, or the name where it comes by DHCP. */
  readonly address: string;
  readonly image: string;
  /** The versions that stand in rendered/ now; undefined for a new machine. */
  readonly from?: Versions & { readonly image: string };
  readonly to: Versions;
}

/**
 * The commands that bring a cluster to the versions of its machine configs, in order: Talos on one control plane after
 * the other, then on the workers, then Kubernetes once for all. Nothing for a machine that is there already.
 */
export function upgradeOrder(machines: readonly UpgradedMachine[]): string[] {
  const ordered = [...machines].sort(
    (a, b) => Number(b.isControlPlane) - Number(a.isControlPlane) || (a.node < b.node ? -1 : 1),
  );
  const first = ordered.find(({ isControlPlane }) => isControlPlane);
  const talos = ordered
    .filter(({ from, image }) => from !== undefined && from.image !== image)
    .map(({ address, image }) => `talosctl upgrade --nodes ${address} --image ${image}`);
  const isChanged = ordered.some(({ from, to }) => from !== undefined && from.kubernetes !== to.kubernetes);
  return [
    ...talos,
    ...(isChanged && first !== undefined
      ? [`talosctl upgrade-k8s --nodes ${first.address} --to ${first.to.kubernetes}`]
      : []),
  ];
}
