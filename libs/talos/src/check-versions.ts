import { CONTRACTS, contractOf } from './contract';
import { minorOf, SUPPORT } from './versions';

/** The versions that a machine runs. */
export interface Versions {
  readonly talos: string;
  readonly kubernetes: string;
}

/** Why a pair of versions cannot run together; empty where it can. Each names the field at fault. */
export function checkVersions({ talos, kubernetes }: Versions): VersionProblem[] {
  const contract = contractOf(talos);
  if (contract === undefined) {
    const known = CONTRACTS.map((each) => `${each}.x`).join(', ');
    return [{ field: 'talos', message: `Talos ${talos} is not supported; known releases are ${known}` }];
  }
  const [first, last] = SUPPORT[contract].kubernetes;
  const minor = minorOf(kubernetes);
  if (kubernetes.startsWith('1.') && minor >= minorOf(first) && minor <= minorOf(last)) return [];
  const message = `Talos ${talos} runs Kubernetes ${first} to ${last}, not ${kubernetes}`;
  return [{ field: 'kubernetes', message }];
}

/** What is wrong with a version. */
export interface VersionProblem {
  readonly field: keyof Versions;
  readonly message: string;
  readonly remedy?: string;
}

/**
 * Why a machine cannot go from the versions that are rendered to others; empty where it can. Talos is tested between
 * neighbouring minor releases only, and `talosctl upgrade-k8s` takes one minor release at a time.
 *
 * @see https://docs.siderolabs.com/talos/v1.13/configure-your-talos-cluster/lifecycle-management/upgrading-talos
 */
export function checkUpgrade(from: Versions, to: Versions): VersionProblem[] {
  const names = { talos: 'Talos', kubernetes: 'Kubernetes' } as const;
  return (['talos', 'kubernetes'] as const).flatMap((field): VersionProblem[] => {
    const step = minorOf(to[field]) - minorOf(from[field]);
    const change = `${names[field]} cannot go from ${from[field]} to ${to[field]}`;
    if (step > 1) {
      const next = `1.${minorOf(from[field]) + 1}`;
      return [
        {
          field,
          message: `${change}: a minor release is skipped`,
          remedy: `Go to the latest ${next}.x first, render, upgrade the machines, then go on.`,
        },
      ];
    }
    if (step < (field === 'talos' ? -1 : 0)) {
      const remedy = `Stay with 1.${minorOf(from[field])}.x; what newer releases have stored, older ones cannot read.`;
      return [
        { field, message: `${change}: that is a downgrade which ${names[field]} does not support`, remedy },
      ];
    }
    return [];
  });
}
