import type { Layer, Path } from '@strata/compose';
import type * as Explain from '@strata/explain';
import type { Location } from '@strata/model';
import { locationOf } from '@strata/render';
import type { AddonSource, ClusterTarget, Deployment, RenderedObject } from '@strata/render';

/** What an addon is explained from. */
export interface AddonOrigins {
  readonly source: AddonSource;
  readonly targets: readonly ClusterTarget[];
  readonly deployments: readonly Deployment[];
  readonly layerOf: (file: string) => Layer | undefined;
}

/** Where a value of an object comes from. */
export type LocateValue = (object: RenderedObject, path: Path) => Location;

/** To explain a value is to render again: nobody reads more than so many places. */
const MOST_EXPLANATIONS = 60;

/**
 * Tells which line of an overlay or of a library sets a value of an addon's object; of a value that is not there, the
 * nearest above it. What is asked late is answered with the definition of the addon.
 */
export function locateInAddon({ source, targets, deployments, layerOf }: AddonOrigins): LocateValue {
  const explainers = new Map<string, Explain.Explainer>();
  const definition = locationOf(source.definitionOrigin, ['manifests']);
  let asked = 0;
  return (object, path) => {
    const target = targets.find(({ cluster }) => cluster.name === object.cluster);
    asked += 1;
    if (target === undefined || asked > MOST_EXPLANATIONS) return definition;
    const { addonTarget, Explainer } = require('@strata/explain') as typeof Explain;
    const { name } = target.cluster;
    const others = deployments.filter(({ cluster }) => cluster.name !== name);
    const explainer = explainers.get(name) ?? new Explainer(addonTarget(source, target, layerOf, others));
    explainers.set(name, explainer);
    const steps = nearestLeaf(object, path);
    const fields = steps === undefined ? [] : explainer.explainFile({ file: object.file, path: steps });
    const [origin] = fields.flatMap(({ origins }) => origins);
    return origin?.location ?? definition;
  };
}

/** The value at a path or the first one below the nearest that is there: what can be asked about. */
function nearestLeaf({ manifest, index }: RenderedObject, path: Path): Path | undefined {
  const { leavesOf, valueAt } = require('@strata/explain') as typeof Explain;
  const steps = [...path];
  while (steps.length > 0 && valueAt(manifest, steps) === undefined) steps.pop();
  const value = valueAt(manifest, steps);
  const [leaf] = leavesOf(value, steps);
  if (leaf === undefined) return undefined;
  return index === undefined ? leaf.path : [index, ...leaf.path];
}

/** The file of an object, where nothing better is known of it. */
export const locateInFile: LocateValue = ({ file }) => ({ file });
