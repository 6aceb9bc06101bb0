/** The releases of Talos whose machine configs Strata writes, oldest first. */
export const CONTRACTS = ['1.11', '1.12', '1.13'] as const;

/** A minor release of Talos: what a machine config may hold depends on it. */
export type Contract = (typeof CONTRACTS)[number];

/** The contract of a version such as `1.13.9` or `v1.13.9`; undefined for one that Strata does not write. */
export function contractOf(version: string): Contract | undefined {
  const minor = /^v?(\d+\.\d+)\./.exec(version)?.[1];
  return CONTRACTS.find((contract) => contract === minor);
}

/** Whether a contract is a release or one after it. */
export const isAtLeast = (contract: Contract, release: Contract): boolean =>
  CONTRACTS.indexOf(contract) >= CONTRACTS.indexOf(release);
