import { checkObjectRules, checkPolicies, checkSchema } from '@strata/checks';
import type { Manifest } from '@strata/kubernetes';
import { KindCatalogue } from '@strata/schema';
import { checkPlatform, Workspace } from '@strata/workspace';
import { describeMachine } from './machine';
import { spreadOf } from './statistics';

/** How often objects are judged for one rate. */
const REPETITIONS = 20;

/**
 * What checks cost in the workspace of a directory: a whole render in memory with and without them, in turns, and how many
 * objects a second each kind of check judges once its code is warm.
 *
 * @param rounds of renders; the median counts
 * @returns the report as text
 */
export function benchChecks(root: string, rounds: number): string {
  const objects = objectsOf(renderAll(root, false));
  const kinds = new KindCatalogue();
  const loading = timeOf(() => objects.forEach((object) => checkSchema(object, kinds)));
  const times = { with: [] as number[], without: [] as number[], platform: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const without = timeOf(() => renderAll(root, false));
    let workspace: Workspace | undefined;
    const withChecks = timeOf(() => (workspace = renderAll(root, true)));
    const platform = timeOf(() => checkPlatform(workspace as Workspace));
    // The first round warms the code up.
    if (round < 0) continue;
    times.without.push(without);
    times.with.push(withChecks);
    times.platform.push(platform);
  }
  const [{ cluster, facts }] = new Workspace(root).targets as [Workspace['targets'][number]];
  const rates: [string, (object: Manifest) => unknown][] = [
    ['schemas', (object) => checkSchema(object, kinds)],
    ['rules', checkObjectRules],
    ['policies', (object) => checkPolicies({ object, cluster, facts })],
  ];
  const [plain = 0, judged = 0, platform = 0] = [times.without, times.with, times.platform].map(
    (each) => spreadOf(each)?.median,
  );
  const { cores, processor, node } = describeMachine();
  const lines = [
    `${objects.length} objects, ${rounds} rounds, ${cores} cores, ${processor}, Node ${node}`,
    `schemas of all kinds loaded and used once: ${loading.toFixed(0)} ms`,
    `render in memory without checks: ${plain.toFixed(0)} ms`,
    `with the checks of objects: ${judged.toFixed(0)} ms (+${(100 * (judged / plain - 1)).toFixed(0)} %)`,
    `with those of the whole platform: ${(judged + platform).toFixed(0)} ms (+${(100 * ((judged + platform) / plain - 1)).toFixed(0)} %)`,
    ...rates.map(([name, check]) => `${name}: ${rateOf(objects, check).toFixed(0)} objects a second`),
  ];
  return `${lines.join('\n')}\n`;
}

function renderAll(root: string, isJudged: boolean): Workspace {
  const workspace = new Workspace(root, isJudged);
  workspace.projects.forEach((project) => workspace.render(project));
  return workspace;
}

const objectsOf = (workspace: Workspace): Manifest[] =>
  workspace.projects.flatMap((project) => workspace.render(project).objects.map(({ manifest }) => manifest));

function rateOf(objects: readonly Manifest[], check: (object: Manifest) => unknown): number {
  objects.forEach(check);
  const time = timeOf(() => {
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) objects.forEach(check);
  });
  return (1000 * REPETITIONS * objects.length) / time;
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
