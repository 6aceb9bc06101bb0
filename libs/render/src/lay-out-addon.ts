import { overlaySchemaPath, PRECEDENCE } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import type { AddonSource } from './addon-source';
import { addonDirectory, clusterDirectory, FILES, manifestFileName } from './lay-out';
import type { OutputFile } from './lay-out';
import { locationOf } from './location';
import { overlaySchema } from './overlay-schema';
import type { ClusterTarget } from './platform';
import { predictApplication, predictApplicationSet } from './predict';
import type { ClusterRendering } from './render-on-cluster';
import { serialise, UnserialisableError } from './serialise';
import { serialiseJson } from './serialise-json';

/**
 * The files of an addon: its ApplicationSet, the schema of its overlays, and for every cluster the predicted
 * Application, the values of the chart, and one file per object.
 */
export function layOutAddon(
  { addon, folder, definitionOrigin }: AddonSource,
  renderings: readonly ClusterRendering[],
): { files: OutputFile[]; issues: Issue[] } {
  const library = `libs/addons/${folder}`;
  const output = new Output(locationOf(definitionOrigin, ['manifests']));
  const deployments = renderings.map(({ deployment }) => deployment);
  const applicationSet = predictApplicationSet(addon, deployments);
  output.put(`${addonDirectory(folder)}/${FILES.applicationSet}`, applicationSet, [library]);
  output.put(overlaySchemaPath(folder), overlaySchema(addon), [library], serialiseJson);
  for (const { target, deployment, config, manifests } of renderings) {
    const { name } = target.cluster;
    const directory = clusterDirectory(folder, name);
    const sources = [library, layerFolders(target)];
    output.put(`${directory}/${FILES.application}`, predictApplication(addon, deployment), [library]);
    if (addon.chart !== undefined) output.put(`${directory}/${FILES.values}`, config.values ?? {}, sources);
    for (const manifest of manifests) {
      output.put(`${directory}/${FILES.manifests}/${manifestFileName(manifest)}`, manifest, sources);
    }
  }
  return { files: output.files, issues: output.issues };
}

/** The folders whose overlays and facts apply to a cluster, lowest precedence first, as one path with braces. */
function layerFolders({ cluster }: ClusterTarget): string {
  const { environment, role, name } = cluster;
  const root = 'environments/';
  const folders = PRECEDENCE.map(({ directory }) =>
    directory({ environment, role, cluster: name }).slice(root.length),
  );
  return `${root}{${folders.join(',')}}`;
}

/** Collects files; a path that is used twice or a value that YAML cannot hold is an issue. */
class Output {
  readonly issues: Issue[] = [];
  private readonly texts = new Map<string, string>();

  constructor(private readonly location: Location) {}

  get files(): OutputFile[] {
    return [...this.texts].map(([path, text]) => ({ path, text }));
  }

  put(
    path: string,
    data: object,
    sources: readonly string[],
    write: (data: object, sources: readonly string[]) => string = serialise,
  ): void {
    const { location } = this;
    if (this.texts.has(path)) {
      this.issues.push({ code: 'STR403', message: `${path} would be written twice`, location });
    }
    try {
      this.texts.set(path, write(data, sources));
    } catch (error) {
      if (!(error instanceof UnserialisableError)) throw error;
      this.issues.push({ code: 'STR410', message: `${path}: ${error.message}`, location });
    }
  }
}
