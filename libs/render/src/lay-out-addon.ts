import type { Addon } from '@strata/addon';
import { UnserialisableError } from '@strata/kubernetes';
import { JSON_HEADERS, overlaySchemaPath } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import type { AddonSource } from './addon-source';
import type { OutputFile } from './lay-out';
import { locationOf } from './location';
import { addonOutput, clusterOutputs, writeOutput } from './outputs';
import type { Output } from './outputs';
import { overlaySchema } from './overlay-schema';
import { renderedObjects } from './rendered-object';
import type { RenderedObject } from './rendered-object';
import type { ClusterRendering } from './render-on-cluster';

/**
 * The files of an addon: its ApplicationSet, the schema of its overlays, and for every cluster the predicted
 * Application, the values of the chart, and one file per object.
 */
export function layOutAddon(
  source: AddonSource,
  renderings: readonly ClusterRendering[],
): { files: OutputFile[]; objects: RenderedObject[]; issues: Issue[] } {
  const { addon, folder, definitionOrigin } = source;
  const collector = new Collector(locationOf(definitionOrigin, ['manifests']));
  const deployments = renderings.map(({ deployment }) => deployment);
  collector.put(addonOutput(source, deployments));
  collector.put(overlaySchemaOutput(addon, folder));
  for (const rendering of renderings) {
    clusterOutputs(source, rendering).forEach((output) => collector.put(output));
  }
  return collector;
}

const overlaySchemaOutput = (addon: Addon, folder: string): Output => ({
  path: overlaySchemaPath(folder),
  data: overlaySchema(addon),
  sources: [`libs/addons/${folder}`],
  jsonHeader: JSON_HEADERS.schema,
});

/** Collects files; a path that is used twice or a value that YAML cannot hold is an issue. */
class Collector {
  readonly issues: Issue[] = [];
  readonly objects: RenderedObject[] = [];
  private readonly texts = new Map<string, string>();

  constructor(private readonly location: Location) {}

  get files(): OutputFile[] {
    return [...this.texts].map(([path, text]) => ({ path, text }));
  }

  put(output: Output): void {
    const { location } = this;
    const { path } = output;
    this.objects.push(...renderedObjects(output));
    if (this.texts.has(path)) {
      this.issues.push({ code: 'STR403', message: `${path} would be written twice`, location });
    }
    try {
      this.texts.set(path, writeOutput(output));
    } catch (error) {
      if (!(error instanceof UnserialisableError)) throw error;
      this.issues.push({ code: 'STR410', message: `${path}: ${error.message}`, location });
    }
  }
}
