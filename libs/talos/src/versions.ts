import type { Contract } from './contract';

/**
 * What a release of Talos runs and can be upgraded from; minor releases, as `major.minor`.
 *
 * @see https://github.com/siderolabs/talos/tree/v1.13.9/pkg/machinery/compatibility
 */
export const SUPPORT: Readonly<
  Record<Contract, { readonly kubernetes: readonly [string, string]; readonly upgradeFrom: string }>
> = {
  '1.11': { kubernetes: ['1.29', '1.34'], upgradeFrom: '1.9' },
  '1.12': { kubernetes: ['1.30', '1.35'], upgradeFrom: '1.10' },
  '1.13': { kubernetes: ['1.31', '1.36'], upgradeFrom: '1.11' },
};

/** The minor release of a version, as a number to compare with others of major 1. */
export const minorOf = (version: string): number => Number(version.split('.')[1] ?? 0);
