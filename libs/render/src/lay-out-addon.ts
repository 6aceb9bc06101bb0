import type { Addon } from '@strata/addon';
import { findServiceAddresses } from '@strata/checks';
import type { ServiceAddress } from '@strata/checks';
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
import type { Deployment } from './predict';
import type { ClusterRendering } from './render-on-cluster';

/** The address of a Service that a file holds. */
export interface NamedService extends ServiceAddress {
  readonly file: string;
}

/** Files with the objects in them. */
export interface Layout {
  readonly files: readonly OutputFile[];
  readonly objects: readonly RenderedObject[];
  /** On a virtual cluster: the Services that the files name. */
  readonly addresses: readonly NamedService[];
}

/**
 * The files of an addon: its ApplicationSet, the schema of its overlays, and for every cluster the predicted
 * Application, the values of the chart, and one file per object.
 *
 * @param deployments on all clusters
 * @param renderings on those clusters whose files are wanted
 */
export function layOutAddon(
  source: AddonSource,
  deployments: readonly Deployment[],
  renderings: readonly ClusterRendering[],
): { common: Layout; layouts: Layout[]; issues: Issue[] } {
  const { addon, folder, definitionOrigin } = source;
  const location = locationOf(definitionOrigin, ['manifests']);
  const issues: Issue[] = [];
  const common = layOut(
    [addonOutput(source, deployments), overlaySchemaOutput(addon, folder)],
    location,
    issues,
  );
  const layouts = renderings.map((rendering): Layout => {
    const outputs = clusterOutputs(source, rendering);
    const layout = layOut(outputs, location, issues);
    // Only what is not on the host itself can miss what is there.
    return rendering.target.cluster.host === undefined
      ? layout
      : { ...layout, addresses: outputs.flatMap(servicesNamedIn) };
  });
  return { common, layouts, issues };
}

const servicesNamedIn = ({ path: file, data }: Output): NamedService[] =>
  findServiceAddresses(data).map((address) => ({ ...address, file }));

const overlaySchemaOutput = (addon: Addon, folder: string): Output => ({
  path: overlaySchemaPath(folder),
  data: overlaySchema(addon),
  sources: [`libs/addons/${folder}`],
  jsonHeader: JSON_HEADERS.schema,
});

/** Writes outputs as files; a path that is used twice or a value that YAML cannot hold is an issue. */
function layOut(outputs: readonly Output[], location: Location, issues: Issue[]): Layout {
  const texts = new Map<string, string>();
  for (const output of outputs) {
    const { path } = output;
    if (texts.has(path)) {
      issues.push({ code: 'STR403', message: `${path} would be written twice`, location });
    }
    try {
      texts.set(path, writeOutput(output));
    } catch (error) {
      if (!(error instanceof UnserialisableError)) throw error;
      issues.push({ code: 'STR410', message: `${path}: ${error.message}`, location });
    }
  }
  return {
    files: [...texts].map(([path, text]) => ({ path, text })),
    objects: outputs.flatMap(renderedObjects),
    addresses: [],
  };
}
