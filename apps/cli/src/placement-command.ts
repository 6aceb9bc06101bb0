import { suggest } from '@strata/model';
import { formatLocation } from '@strata/report';
import { checkPlatform, explainPlacements } from '@strata/workspace';
import type { Workspace } from '@strata/workspace';
import picocolors from 'picocolors';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import { usesColor } from './terminal';
import type { Terminal } from './terminal';

type AddonPlacement = ReturnType<typeof explainPlacements>[number];
type Entry = AddonPlacement['clusters'][number];

/** Tells which addon is deployed on which cluster, and why. */
export const placementCommand: Command = ({ words, json, addon, cluster }, terminal) => {
  if (words.length > 0) throw new UsageError(`"placement" takes no words, but options: --addon, --cluster`);
  const workspace = openWorkspace(terminal);
  if (workspace.inventoryIssues.length > 0) {
    return reportIssues(workspace.root, workspace.inventoryIssues, undefined, terminal);
  }
  requireKnown('addon', addon, workspace.addons);
  requireKnown('cluster', cluster, clusterNames(workspace));
  const rendered = workspace.projects.flatMap((project) => workspace.render(project).issues);
  const issues = rendered.length > 0 ? rendered : checkPlatform(workspace);
  const placements = explainPlacements(workspace);
  const wanted = placements
    .filter((placement) => addon === undefined || placement.addon === addon)
    .map((placement) => ({
      ...placement,
      clusters: placement.clusters.filter((entry) => cluster === undefined || entry.cluster === cluster),
    }));
  const text = json ? JSON.stringify(wanted, null, 2) : formatPlacements(wanted, terminal);
  terminal.stdout.write(`${text}\n`);
  return issues.length === 0 ? EXIT.ok : reportIssues(workspace.root, issues, undefined, terminal);
};

const clusterNames = ({ targets }: Workspace): string[] => targets.map(({ cluster }) => cluster.name);

function requireKnown(kind: string, name: string | undefined, known: readonly string[]): void {
  if (name === undefined || known.includes(name)) return;
  throw new UsageError(`There is no ${kind} "${name}". ${suggest(name, known)}`);
}

function formatPlacements(placements: readonly AddonPlacement[], { stdout }: Terminal): string {
  const colors = picocolors.createColors(usesColor(stdout));
  const width = Math.max(
    ...placements.flatMap(({ clusters }) => clusters.map(({ cluster }) => cluster.length)),
  );
  const versions = Math.max(
    ...placements.flatMap(({ clusters }) => clusters.map((entry) => stateOf(entry).length)),
  );
  return placements
    .map(({ addon, wave, dependsOn, project, namespace, clusters }) => {
      const after = dependsOn.length === 0 ? '' : ` (after ${dependsOn.join(', ')})`;
      const title = `${colors.bold(addon)}  wave ${wave}${after}, project ${project}, namespace ${namespace}`;
      const lines = clusters.flatMap((entry) => {
        const state = stateOf(entry).padEnd(versions);
        const start = `  ${entry.cluster.padEnd(width)}  ${entry.isDeployed ? colors.green(state) : colors.dim(state)}`;
        const [first, ...others] = entry.isDeployed ? describeLayers(entry) : [];
        const indent = ' '.repeat(width + versions + 6);
        return [
          `${start}  ${describeReasons(entry)}`,
          ...[first, ...others].flatMap((layer) =>
            layer === undefined ? [] : [colors.dim(`${indent}${layer}`)],
          ),
        ];
      });
      return [title, ...lines].join('\n');
    })
    .join('\n\n');
}

const stateOf = ({ isDeployed, version }: Entry): string => (isDeployed ? (version ?? 'deployed') : 'no');

/** Every requirement that a deployed addon meets; those that keep another away, and where they could be changed. */
function describeReasons({ isDeployed, reasons, step }: Entry): string {
  const order = step === undefined ? '' : `, rollout step ${step}`;
  if (isDeployed) return `${reasons.map(({ text }) => text).join(', ')}${order}`;
  return reasons
    .filter(({ holds }) => !holds)
    .map(({ text, location }) => `${text} (${formatLocation(location)})`)
    .join('; ');
}

/** The overlays above the addon's own defaults. */
const describeLayers = ({ layers }: Entry): string[] => layers.slice(1).map((layer) => `+ ${layer}`);
