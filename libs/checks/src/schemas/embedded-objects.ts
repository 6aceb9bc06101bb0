import { isMap } from '@strata/compose';
import type { Path } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';

/** An object inside another one. */
export interface EmbeddedObject {
  readonly path: Path;
  readonly object: Manifest;
}

/** Where objects of a kind hold other objects that their schema leaves open; `*` stands for every item or field. */
const PLACES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'platform.kratix.io/v1alpha1/Promise': [
    ['spec', 'api'],
    ['spec', 'dependencies', '*'],
    ['spec', 'workflows', '*', '*', '*'],
  ],
};

/** The objects that a controller will read out of an object, each where it stands. */
export function embeddedObjects(object: Manifest): EmbeddedObject[] {
  const key = `${object.apiVersion}/${object.kind}`;
  const places = Object.hasOwn(PLACES, key) ? (PLACES[key] ?? []) : [];
  return places
    .flatMap((place) => findObjects(object, place, []))
    .flatMap((found) =>
      found.object.kind === 'Pipeline' ? [found, { ...found, object: podOf(found.object) }] : [found],
    );
}

/** Fields of a pipeline that it has in common with a pod, which it becomes. */
const POD_FIELDS = ['containers', 'imagePullSecrets', 'nodeSelector', 'tolerations', 'volumes'];

/** The pod that a pipeline becomes, as far as the pipeline says what is in it. */
function podOf({ metadata, spec }: Manifest): Manifest {
  const fields = isMap(spec) ? Object.entries(spec).filter(([field]) => POD_FIELDS.includes(field)) : [];
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: Object.fromEntries(fields) };
}

function findObjects(value: unknown, [step, ...rest]: readonly string[], path: Path): EmbeddedObject[] {
  if (step === undefined) return isObject(value) ? [{ path, object: value }] : [];
  if (step !== '*') return isMap(value) ? findObjects(value[step], rest, [...path, step]) : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => findObjects(item, rest, [...path, index]));
  return isMap(value)
    ? Object.entries(value).flatMap(([key, item]) => findObjects(item, rest, [...path, key]))
    : [];
}

const isObject = (value: unknown): value is Manifest =>
  isMap(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string';
