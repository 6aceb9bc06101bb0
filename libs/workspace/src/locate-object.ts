import type { Layer, Path } from '@strata/compose';
import type * as Explain from '@strata/explain';
import { describeManifest } from '@strata/kubernetes';
import type { Location } from '@strata/model';
import { locationOf, REQUESTS_DIRECTORY } from '@strata/render';
import type { AddonSource, ClusterTarget, Deployment, RenderedObject } from '@strata/render';
import type * as FindLiterals from './find-literals';
import type { SourcedRequest } from './read-requests';

/** What an addon is explained from. */
export interface AddonOrigins {
  readonly root: string;
  readonly source: AddonSource;
  readonly targets: readonly ClusterTarget[];
  /** Asked when the first value is to be explained. */
  readonly deployments: () => readonly Deployment[];
  readonly layerOf: (file: string) => Layer | undefined;
  /** Finds the literals in the code of an addon for a cluster; each is tried by rendering again. */
  readonly literalsOf: (target: ClusterTarget, others: readonly Deployment[]) => Explain.FindLiterals;
}

/** Where a value of an object comes from; or, where it is a key that nobody knows, who wrote the key. */
export type LocateValue = (object: RenderedObject, path: Path, isKey?: boolean) => Location;

/** To explain a value is to render again: nobody reads more than so many places. */
const MOST_EXPLANATIONS = 60;

/** To try literals of code is to load it again. */
const MOST_TRIALS = 8;

/**
 * Tells which line of an overlay or of a library sets a value of an addon's object; of a value that is not there, the
 * nearest above it. What is asked late is answered with the definition of the addon.
 */
export function locateInAddon(origins: AddonOrigins): LocateValue {
  const { source, targets } = origins;
  const definition = locationOf(source.definitionOrigin, ['manifests']);
  const explain = explainerOf(origins, () => () => []);
  const explainCode = explainerOf(origins, origins.literalsOf);
  const inCode = new Map<string, Location | undefined>();
  let asked = 0;
  return (object, path, isKey = false) => {
    const target = targets.find(({ cluster }) => cluster.name === object.cluster);
    asked += 1;
    const steps = target === undefined || asked > MOST_EXPLANATIONS ? undefined : nearestLeaf(object, path);
    if (target === undefined || steps === undefined) return definition;
    const [value] = explain(target, object.file, steps);
    if (isKey) return locateKey(origins, String(path.at(-1)), value) ?? value?.location ?? definition;
    if (value !== undefined && value.kind !== 'code') return value.location;
    // On all clusters the same code gives the same value.
    const key = JSON.stringify([describeManifest(object.manifest), steps, value?.value]);
    if (!inCode.has(key) && inCode.size < MOST_TRIALS) {
      inCode.set(key, explainCode(target, object.file, steps)[0]?.location);
    }
    return inCode.get(key) ?? value?.location ?? definition;
  };
}

/** What gives the first leaf at a path of an addon's file. */
type ExplainLeaf = (target: ClusterTarget, file: string, path: Path) => readonly Explain.ValueOrigin[];

function explainerOf(
  { source, deployments, layerOf }: AddonOrigins,
  literalsOf: AddonOrigins['literalsOf'],
): ExplainLeaf {
  const explainers = new Map<string, Explain.Explainer>();
  return (target, file, path) => {
    const { addonTarget, Explainer } = require('@strata/explain') as typeof Explain;
    const { name } = target.cluster;
    const others = deployments().filter(({ cluster }) => cluster.name !== name);
    const explainer =
      explainers.get(name) ??
      new Explainer(addonTarget(source, target, layerOf, others), literalsOf(target, others));
    explainers.set(name, explainer);
    return explainer.explainFile({ file, path }).flatMap(({ origins }) => origins);
  };
}

/** Where a key was written: in an overlay that gives a value under it, or in the code of the addon. */
function locateKey(
  { root, source }: AddonOrigins,
  key: string,
  value: Explain.ValueOrigin | undefined,
): Location | undefined {
  if (value !== undefined && value.kind !== 'code' && value.path.endsWith(key)) return value.location;
  const { findLiteralsIn } = require('./find-literals') as typeof FindLiterals;
  const [first] = findLiteralsIn(
    root,
    `libs/addons/${source.folder}/src`,
    ({ isName, value }) => isName && value === key,
  );
  return first?.location;
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

/** Tells which line of a request gives a value of what it becomes; of anything else that the platform renders, its file. */
export const locateInRequests =
  (requests: readonly SourcedRequest[]): LocateValue =>
  ({ file }, path) => {
    const [environment, name] = file.slice(REQUESTS_DIRECTORY.length + 1).split(/[/.]/);
    const request = requests.find((each) => each.environment === environment && each.name === name);
    return request !== undefined && file.startsWith(`${REQUESTS_DIRECTORY}/`)
      ? locationOf(request.layer.origin, path)
      : { file };
  };
