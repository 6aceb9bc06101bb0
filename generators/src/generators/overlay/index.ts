import type { Tree } from '@nx/devkit';
import { overlayModeline, PRECEDENCE, suggest } from '@strata/model';
import { toTypeName } from '../addon/render-templates';
import { clustersIn, requireDirectory } from '../check-names';
import { nextStep, writeNew } from '../write-new';

/** Options of `nx generate overlay`; schema.json describes them. */
export interface OverlayOptions {
  readonly addon: string;
  readonly environment?: string;
  readonly role?: string;
  readonly cluster?: string;
  readonly language?: 'yaml' | 'ts';
}

/** Creates an empty overlay in one layer; without environment, role or cluster in base. */
export default function overlayGenerator(tree: Tree, options: OverlayOptions): () => void {
  const { addon, language = 'yaml' } = options;
  requireDirectory(tree, 'addon', 'libs/addons', addon);
  const { directory, place } = findLayer(tree, options);
  const file = `${directory}/addons/${addon}.${language}`;
  const isNew = writeNew(
    tree,
    file,
    language === 'ts' ? typescriptOverlay(addon, place) : yamlOverlay(addon, place, file),
  );
  return nextStep(Number(isNew), `edit ${file}, then npx nx affected -t render`);
}

function findLayer(
  tree: Tree,
  { environment, role, cluster }: OverlayOptions,
): { directory: string; place: string } {
  const chosen = Object.entries({ environment, role, cluster }).filter(([, value]) => value !== undefined);
  if (chosen.length > 1 && !(chosen.length === 2 && environment !== undefined && cluster !== undefined)) {
    throw new Error('An overlay has one place: give --environment, --role or --cluster.');
  }
  if (cluster !== undefined) return findCluster(tree, cluster, environment);
  if (role !== undefined) {
    requireDirectory(tree, 'role', 'environments/roles', role);
    return { directory: directoryOf('role', { role }), place: `role ${role}` };
  }
  if (environment === undefined) return { directory: directoryOf('base', {}), place: 'all clusters' };
  requireDirectory(tree, 'environment', 'environments', environment);
  return { directory: directoryOf('environment', { environment }), place: `environment ${environment}` };
}

function findCluster(
  tree: Tree,
  cluster: string,
  environment?: string,
): { directory: string; place: string } {
  const clusters = clustersIn(tree);
  const found = clusters.find(({ name }) => name === cluster);
  if (found === undefined || (environment !== undefined && found.environment !== environment)) {
    throw new Error(
      `There is no cluster "${cluster}". ${suggest(
        cluster,
        clusters.map(({ name }) => name),
      )}`,
    );
  }
  return {
    directory: directoryOf('cluster', { environment: found.environment, cluster }),
    place: `cluster ${cluster}`,
  };
}

function directoryOf(
  level: string,
  target: { environment?: string; role?: string; cluster?: string },
): string {
  const found = PRECEDENCE.find((candidate) => candidate.level === level);
  return found?.directory({ environment: '', role: '', cluster: '', ...target }) ?? '';
}

function yamlOverlay(addon: string, place: string, file: string): string {
  return [
    overlayModeline(file, addon),
    `# What differs for ${addon} on ${place}.`,
    `# The keys stand in libs/addons/${addon}/src/schema.ts, the defaults beside it.`,
    '',
  ].join('\n');
}

function typescriptOverlay(addon: string, place: string): string {
  const type = toTypeName(addon);
  return [
    "import { layer } from '@strata/addon';",
    `import type { ${type} } from '@strata/addons/${addon}';`,
    '',
    `/** What differs for ${addon} on ${place}. */`,
    `export default layer<${type}>({});`,
    '',
  ].join('\n');
}
