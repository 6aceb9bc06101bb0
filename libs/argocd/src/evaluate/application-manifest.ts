import type { Manifest } from '@strata/kubernetes';
import { readMap } from './read-fields';

type Fields = Readonly<Record<string, unknown>>;

/** Deletes what an Application deployed before the Application itself. */
const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** What the set says about all its Applications. */
interface SetWideOptions {
  readonly namespace: string;
  /** Whether one without finalizers gets the one of Argo CD. */
  readonly addsFinalizer: boolean;
}

/** The parts of a rendered template that the controller copies into the Application; empty ones are left out. */
export function applicationManifest(
  rendered: Fields,
  { namespace, addsFinalizer }: SetWideOptions,
): Manifest {
  const { name, labels, annotations, finalizers } = readMap(rendered, 'metadata', []);
  const { operation } = rendered;
  const spec = readMap(rendered, 'spec', []);
  const project = spec['project'] ?? '';
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: typeof name === 'string' ? name : '',
      namespace,
      ...(isEmpty(labels) ? {} : { labels: labels as Record<string, string> }),
      ...(isEmpty(annotations) ? {} : { annotations: annotations as Record<string, string> }),
      ...(isEmpty(finalizers)
        ? addsFinalizer
          ? { finalizers: [RESOURCES_FINALIZER] }
          : {}
        : { finalizers: finalizers as readonly string[] }),
    },
    spec: { ...spec, project: project === '' ? 'default' : project },
    ...(operation === undefined ? {} : { operation }),
  };
}

const isEmpty = (value: unknown): boolean => Object.keys(value ?? {}).length === 0;
