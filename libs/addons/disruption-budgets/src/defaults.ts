import { layer } from '@strata/addon';
import type { DisruptionBudgetsConfig } from './schema';

/** Talos runs two pods of CoreDNS on every cluster and gives them no budget. */
export const defaults = layer<DisruptionBudgetsConfig>(
  {
    budgets: {
      coredns: { namespace: 'kube-system', matchLabels: { 'k8s-app': 'kube-dns' }, maxUnavailable: 1 },
    },
  },
  ({ $ }) => {
    const ambiguous = Object.entries($.budgets)
      .filter(
        ([, { minAvailable, maxUnavailable }]) =>
          (minAvailable === undefined) === (maxUnavailable === undefined),
      )
      .map(([name]) => name);
    return ambiguous.length === 0 || `${ambiguous.join(', ')}: give either minAvailable or maxUnavailable`;
  },
);
