import { selectorOf } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { matchesSelector } from '@strata/argocd';
import type { MissingParameter } from '@strata/argocd';
import { checkManifest, findDuplicates, findSecrets } from '@strata/checks';
import { formatPath, withOrigin } from '@strata/compose';
import type { Layer, LayerDefinition, Origin } from '@strata/compose';
import { describeManifest, identityOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { IDENTITY_LABELS, isName, suggest } from '@strata/model';
import type { Issue, IssueCode } from '@strata/model';
import { parseAllDocuments } from 'yaml';
import { completeManifests } from './complete';
import { configure } from './configure';
import type { CommonConfig } from './configure';
import { addonDirectory, clusterDirectory, FILES, manifestFileName } from './lay-out';
import type { ClusterTarget } from './platform';
import { applicationName, predictApplication, predictApplicationSet } from './predict';
import type { Deployment } from './predict';
import { serialise, UnserialisableError } from './serialise';
import { stackLayers } from './stack';

/** What is known of an addon before it is rendered. */
export interface AddonSource {
  readonly addon: Addon;
  /** The folder under libs/addons/. */
  readonly folder: string;
  /** Where the defaults stand. */
  readonly defaultsOrigin: Origin;
  /** The overlay files that exist for it. */
  readonly overlays: readonly string[];
}

/** One file of the output. */
export interface OutputFile {
  /** Path from the workspace root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What one object or Application claims for itself, for checks over the whole platform. */
export interface Claim {
  readonly cluster: string;
  readonly addon: string;
  /** Identity of an object on the cluster. */
  readonly identity: string;
  /** How messages name it. */
  readonly subject: string;
}

/** Everything that rendering one addon gives. */
export interface AddonRendering {
  readonly files: readonly OutputFile[];
  readonly issues: readonly Issue[];
  readonly claims: readonly Claim[];
}

/** One addon on one cluster, composed and rendered, not yet laid out. */
interface ClusterRendering {
  readonly target: ClusterTarget;
  readonly deployment: Deployment;
  readonly config: CommonConfig;
  readonly manifests: readonly Manifest[];
  readonly sources: readonly string[];
}

/**
 * Renders one addon for every cluster that it selects: stacks its layers, composes and checks the configuration,
 * makes the objects, and lays out the files. Pure: reads nothing but its arguments.
 *
 * @param targets all clusters of the platform
 * @param layerOf the layer that an overlay file holds, if it exists and can be read
 */
export function renderAddon(
  source: AddonSource,
  targets: readonly ClusterTarget[],
  layerOf: (file: string) => Layer | undefined,
): AddonRendering {
  const { addon } = source;
  const definitionIssues = checkDefinition(source, targets);
  if (definitionIssues.length > 0) return { files: [], issues: definitionIssues, claims: [] };
  const selector = selectorOf(addon.placement);
  const selected = targets.filter(({ cluster }) => matchesSelector(cluster.labels, selector));
  const used = new Set<string>();
  const readLayer = (file: string): Layer | undefined => {
    used.add(file);
    return layerOf(file);
  };
  const issues: Issue[] = [];
  const renderings = selected.flatMap((target) => renderOnCluster(source, target, readLayer, issues) ?? []);
  issues.push(...checkPlacement(source, selected), ...checkOverlays(source, used));
  issues.push(...checkManifestPresence(source, renderings));
  if (issues.length > 0) return { files: [], issues, claims: [] };
  const { files, issues: layoutIssues } = layOut(source, renderings);
  return { files, issues: layoutIssues, claims: renderings.flatMap((rendering) => claimsOf(addon, rendering)) };
}

const indexFile = (folder: string): string => `libs/addons/${folder}/src/index.ts`;

function checkDefinition({ addon, folder }: AddonSource, targets: readonly ClusterTarget[]): Issue[] {
  const location = { file: indexFile(folder) };
  const issues: Issue[] = [];
  if (!isName(folder)) issues.push({ code: 'STR201', message: `"${folder}" cannot name an addon`, location });
  if (addon.name !== folder) {
    issues.push({ code: 'STR211', message: `the addon in ${folder}/ calls itself "${addon.name}"`, location });
  }
  const roles = [...new Set(targets.map(({ cluster }) => cluster.role))];
  const stranger = addon.placement.roles.find((role) => !roles.includes(role));
  if (addon.placement.roles.length === 0) {
    issues.push({ code: 'STR212', message: `${folder} names no role in its placement`, location });
  } else if (stranger !== undefined && targets.length > 0) {
    const message = `${folder} selects the role "${stranger}", which no cluster has`;
    issues.push({ code: 'STR212', message, location, remedy: suggest(stranger, roles) });
  }
  return issues;
}

function checkPlacement({ addon, folder }: AddonSource, selected: readonly ClusterTarget[]): Issue[] {
  if (selected.length > 0) return [];
  const message = `no cluster matches the selector of ${folder}: ${JSON.stringify(selectorOf(addon.placement))}`;
  return [{ code: 'STR210', message, location: { file: indexFile(folder) } }];
}

function checkOverlays({ folder, overlays }: AddonSource, used: ReadonlySet<string>): Issue[] {
  return overlays
    .filter((file) => !used.has(file))
    .map((file) => ({
      code: 'STR208',
      message: `${folder} is deployed on no cluster that this overlay applies to`,
      location: { file },
    }));
}

function checkManifestPresence({ folder }: AddonSource, renderings: readonly ClusterRendering[]): Issue[] {
  const bare = renderings.filter(({ manifests }) => manifests.length === 0);
  if (bare.length === 0 || bare.length === renderings.length) return [];
  const names = bare.map(({ target }) => target.cluster.name).join(', ');
  return [{ code: 'STR411', message: `${folder} renders no object on ${names}`, location: { file: indexFile(folder) } }];
}

function renderOnCluster(
  { addon, folder, defaultsOrigin }: AddonSource,
  target: ClusterTarget,
  layerOf: (file: string) => Layer | undefined,
  issues: Issue[],
): ClusterRendering | undefined {
  const defaults = withOrigin(addon.defaults as LayerDefinition, defaultsOrigin);
  const layers = stackLayers(folder, defaults, target, layerOf);
  const { config, issues: configIssues } = configure(addon, layers, target);
  if (config === undefined) {
    issues.push(...configIssues);
    return undefined;
  }
  const location = { file: indexFile(folder) };
  const { cluster } = target;
  const report = (code: IssueCode, message: string): void => void issues.push({ code, message, location });
  if ((addon.chart ?? addon.git) !== undefined && config.version === undefined) {
    report('STR409', `${folder} has no version on ${cluster.name}`);
  }
  const manifests = makeManifests(addon, target, config, report);
  if (manifests === undefined) return undefined;
  for (const path of findSecrets(config.values ?? {}, parseDocuments)) {
    report('STR401', `the values of ${folder} on ${cluster.name} hold a Secret at ${formatPath(path)}`);
  }
  const deployment = { cluster, version: config.version, hasManifests: manifests.length > 0 };
  return { target, deployment, config, manifests, sources: [...target.factFiles, ...layers.map((layer) => layer.origin.file)] };
}

function makeManifests(
  addon: Addon,
  target: ClusterTarget,
  config: CommonConfig,
  report: (code: IssueCode, message: string) => void,
): Manifest[] | undefined {
  let own: readonly Manifest[];
  try {
    own = addon.manifests?.({ config, ...target }) ?? [];
  } catch (error) {
    report('STR408', `${addon.name} on ${target.cluster.name}: ${(error as Error).message}`);
    return undefined;
  }
  const malformed = own.flatMap(checkManifest);
  malformed.forEach((message) => report('STR404', `${addon.name} on ${target.cluster.name}: ${message}`));
  if (malformed.length > 0) return undefined;
  const manifests = completeManifests(addon, target, own);
  for (const manifest of manifests) {
    for (const path of findSecrets(manifest, parseDocuments)) {
      const where = path.length === 0 ? '' : ` at ${formatPath(path)}`;
      report('STR401', `${describeManifest(manifest)} on ${target.cluster.name} holds a Secret${where}`);
    }
  }
  for (const [, [first]] of findDuplicates(manifests, identityOf)) {
    report('STR402', `${describeManifest(first as Manifest)} is rendered twice on ${target.cluster.name}`);
  }
  return manifests;
}

function parseDocuments(text: string): unknown[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) throw new Error('not YAML');
  return documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown);
}

function layOut(
  { addon, folder, defaultsOrigin }: AddonSource,
  renderings: readonly ClusterRendering[],
): { files: OutputFile[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const files = new Map<string, string>();
  const location = { file: indexFile(folder) };
  const definition = [...new Set([indexFile(folder), defaultsOrigin.file])];
  const put = (path: string, data: unknown, sources: readonly string[]): void => {
    if (files.has(path)) issues.push({ code: 'STR403', message: `${path} would be written twice`, location });
    try {
      files.set(path, serialise(data, sources));
    } catch (error) {
      if (!(error instanceof UnserialisableError)) throw error;
      issues.push({ code: 'STR410', message: `${path}: ${error.message}`, location });
    }
  };
  const deployments = renderings.map(({ deployment }) => deployment);
  put(`${addonDirectory(folder)}/${FILES.applicationSet}`, predictApplicationSet(addon, deployments), definition);
  for (const { target, deployment, config, manifests, sources } of renderings) {
    const { name } = target.cluster;
    const directory = clusterDirectory(folder, name);
    const report = ({ kind, key }: MissingParameter): void =>
      void issues.push({ code: 'STR406', message: `${name} has no ${kind} ${key}, which the template of ${folder} reads`, location });
    const all = [...new Set([indexFile(folder), ...sources])];
    put(`${directory}/${FILES.application}`, predictApplication(addon, deployment, report), definition);
    if (addon.chart !== undefined) put(`${directory}/${FILES.values}`, config.values ?? {}, all);
    for (const manifest of manifests) {
      put(`${directory}/${FILES.manifests}/${manifestFileName(manifest)}`, manifest, all);
    }
  }
  return { files: [...files].map(([path, text]) => ({ path, text })), issues };
}

function claimsOf(addon: Addon, { target, manifests }: ClusterRendering): Claim[] {
  const cluster = target.cluster.name;
  const objects = manifests.map((manifest) => ({
    cluster,
    addon: addon.name,
    identity: identityOf(manifest),
    subject: describeManifest(manifest),
  }));
  const name = applicationName(addon.name, cluster);
  const environment = target.cluster.labels[IDENTITY_LABELS.environment] ?? '';
  return [
    ...objects,
    { cluster: `Argo CD of ${environment}`, addon: addon.name, identity: `Application/${name}`, subject: `Application ${name}` },
  ];
}
