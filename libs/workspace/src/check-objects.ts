import { checkObjectRules, checkSchema } from '@strata/checks';
import type { ObjectProblem } from '@strata/checks';
import { formatPath } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { Issue, Location } from '@strata/model';
import type { RenderedObject } from '@strata/render';
import type { KindCatalogue } from '@strata/schema';
import type { LocateValue } from './locate-object';

/** Everything that is wrong with objects, each by itself. */
export function checkObjects(
  objects: readonly RenderedObject[],
  catalogue: KindCatalogue,
  locate: LocateValue,
): Issue[] {
  const unknown = new Map<string, Set<string>>();
  const issues = objects.flatMap((object) => {
    const { manifest, cluster } = object;
    const { problems, unknownKinds } = checkSchema(manifest, catalogue);
    unknownKinds.forEach((kind) => addTo(unknown, kind, cluster));
    return [...problems, ...checkObjectRules(manifest)].map((problem) => issueOf(object, problem, locate));
  });
  return [...issues, ...[...unknown].map(([kind, clusters]) => unknownKind(kind, clusters))];
}

function issueOf(
  object: RenderedObject,
  { code, path, message, remedy }: ObjectProblem,
  locate: LocateValue,
): Issue {
  const field = path.length === 0 ? '' : ` ${formatPath(path)}`;
  return {
    code,
    message: `${describeManifest(object.manifest)}${field} ${message}`,
    location: locate(object, path),
    ...(object.cluster === undefined ? {} : { clusters: [object.cluster] }),
    ...(remedy === undefined || remedy === '' ? {} : { remedy }),
  };
}

const unknownKind = (kind: string, clusters: ReadonlySet<string>): Issue => ({
  code: 'STR601',
  severity: 'warning',
  message: `nothing knows ${kind}`,
  ...(clusters.size === 0 ? {} : { clusters: [...clusters].sort() }),
});

function addTo(map: Map<string, Set<string>>, key: string, value: string | undefined): void {
  const values = map.get(key) ?? new Set();
  if (value !== undefined) values.add(value);
  map.set(key, values);
}

/** The file of an object, where nothing better is known of it. */
export const locateInFile = ({ file }: RenderedObject): Location => ({ file });
