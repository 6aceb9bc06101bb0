import type { Addon, Values } from '@strata/addon';
import { withOrigin } from '@strata/compose';
import type { LayerDefinition } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import type { Issue } from '@strata/model';
import { addonDirectory, clusterDirectory, FILES, renderAddon } from '@strata/render';
import { parse } from 'yaml';
import { referenceTargets } from './reference-platform';

/** What to change for one test. */
export interface ReferenceOptions {
  /** An overlay above the addon's defaults, on both clusters. */
  readonly overlay?: Readonly<Record<string, unknown>>;
  /** Labels of both clusters beside those that the addon's placement asks for. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The rendered tree of one addon on the reference platform. */
export interface ReferenceRendering {
  /** Texts by path below the addon's directory. */
  readonly files: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
  /** The objects on a cluster, `lab` unless named; read back from the rendered files. */
  readonly manifests: (cluster?: string) => Manifest[];
  /** The object of a kind and name. @throws Error where there is none */
  readonly manifest: (kind: string, name: string, cluster?: string) => Manifest;
  /** The values for the chart on a cluster. */
  readonly values: (cluster?: string) => Values;
}

/** Renders an addon on the reference platform, in memory. */
export function renderReference(
  addon: Addon,
  { overlay, labels }: ReferenceOptions = {},
): ReferenceRendering {
  const definition: LayerDefinition = { fields: overlay ?? {}, assertions: [] };
  const overlayFile = `environments/base/addons/${addon.name}.yaml`;
  const layer = withOrigin(definition, { name: 'test overlay', file: overlayFile });
  const source = {
    addon,
    folder: addon.name,
    definitionOrigin: { name: 'addon definition', file: `libs/addons/${addon.name}/src/index.ts` },
    defaultsOrigin: { name: 'addon defaults', file: `libs/addons/${addon.name}/src/defaults.ts` },
    overlays: overlay === undefined ? [] : [overlayFile],
  };
  const rendering = renderAddon(
    source,
    {
      targets: referenceTargets({ ...addon.placement.labels, ...labels }),
      roles: ['control-plane', 'vcluster'],
      isComplete: true,
    },
    (file) => (overlay !== undefined && file === overlayFile ? layer : undefined),
  );
  const root = `${addonDirectory(addon.name)}/`;
  const files = new Map(rendering.files.map(({ path, text }) => [path.slice(root.length), text]));
  const below = (path: string): string => path.slice(root.length);
  const manifests = (cluster = 'lab'): Manifest[] => {
    const directory = below(`${clusterDirectory(addon.name, cluster)}/${FILES.manifests}/`);
    return [...files].flatMap(([path, text]) =>
      path.startsWith(directory) ? [parse(text) as Manifest] : [],
    );
  };
  return {
    files,
    issues: rendering.issues,
    manifests,
    manifest: (kind, name, cluster) => {
      const found = manifests(cluster).find(
        (object) => object.kind === kind && object.metadata.name === name,
      );
      if (found === undefined) throw new Error(`no ${kind} ${name}`);
      return found;
    },
    values: (cluster = 'lab') => {
      const text = files.get(below(`${clusterDirectory(addon.name, cluster)}/${FILES.values}`));
      if (text === undefined) throw new Error(`no values on ${cluster}`);
      return parse(text) as Values;
    },
  };
}
