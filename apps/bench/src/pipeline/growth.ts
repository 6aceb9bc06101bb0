import { TASKS } from './row';
import type { Task } from './row';
import type { SizeReport } from './report';

/** How the time of one task grows from size to size. */
export interface Growth {
  readonly task: Task;
  readonly title: string;
  readonly contender: string;
  readonly steps: readonly { readonly from: string; readonly to: string; readonly exponent: number }[];
}

/** The sizes of `--growth`, smallest first. */
export const GROWTH_SIZES = ['S', 'M', 'L', 'XL'] as const;

/** How wall times grow with addons × clusters: the slope between sizes on logarithmic axes. 1 is linear, 0 constant. */
export function growthOf(sizes: readonly SizeReport[]): Growth[] {
  const [first] = sizes;
  return (first?.rows ?? [])
    .filter(({ task }) => task !== 'write')
    .map(({ task, contender }) => {
      const points = sizes.flatMap(({ size, addons, clusters, rows }) => {
        const wall = rows.find((row) => row.task === task && row.contender === contender)?.wallSeconds
          ?.median;
        return wall === undefined ? [] : [{ size, pairs: addons * clusters, wall }];
      });
      const steps = points.slice(1).map((to, index) => {
        const from = points[index] ?? to;
        const exponent = Math.log(to.wall / from.wall) / Math.log(to.pairs / from.pairs);
        return { from: from.size, to: to.size, exponent };
      });
      return { task, title: TASKS[task], contender, steps };
    })
    .filter(({ steps }) => steps.length > 0);
}
