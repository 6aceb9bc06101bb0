import type { Requirements } from './presets';
import { ETCD_REQUIREMENTS } from './etcd-requirements';
import { problemIf } from './problem';
import type { Inspected, Problem } from './problem';
import { amountOf } from './quantity';

const RESOURCES = ['cpu', 'memory'] as const;

/** Requests below limits, and a quota that has room for the control plane itself. */
export function checkSizing({ settings }: Inspected): Problem[] {
  const { controlPlane, backingStore, isolation, coredns } = settings;
  const { quota, containerDefaults } = isolation;
  const etcd = backingStore.type === 'etcd' ? backingStore.replicas : 0;
  const needs = [
    { count: controlPlane.replicas, ...controlPlane },
    { count: coredns.replicas, ...coredns },
    { count: etcd, ...ETCD_REQUIREMENTS },
  ];
  return [
    ...checkLimits(['spec', 'controlPlane'], controlPlane),
    ...checkLimits(['spec', 'coredns'], coredns),
    ...checkLimits(['spec', 'isolation', 'containerDefaults'], containerDefaults),
    ...checkLimits(['spec', 'isolation', 'quota'], quota),
    ...(['requests', 'limits'] as const).flatMap((bound) =>
      RESOURCES.flatMap((resource) => {
        const used = needs.reduce((sum, each) => sum + each.count * amountOf(each[bound][resource]), 0);
        return problemIf(
          used > amountOf(quota[bound][resource]),
          ['spec', 'isolation', 'quota', bound, resource],
          `${quota[bound][resource]} is less than the control plane, CoreDNS and etcd take together`,
        );
      }),
    ),
  ];
}

const checkLimits = (path: readonly string[], { requests, limits }: Requirements): Problem[] =>
  RESOURCES.flatMap((resource) =>
    problemIf(
      amountOf(requests[resource]) > amountOf(limits[resource]),
      [...path, 'requests', resource],
      `${requests[resource]} is more than the limit of ${limits[resource]}`,
    ),
  );
