import type { Layer } from '@strata/compose';
import type { Source } from './render-target';

/** A platform request as it was read. */
export interface RequestLayer {
  readonly environment: string;
  /** The name of its file. */
  readonly name: string;
  /** What the file holds. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly layer: Layer;
}

/** The sources that say what a request is, and what they give together. */
export interface RequestSources {
  readonly sources: readonly Source[];
  /** The request, from the data of the sources by key. */
  readonly bind: (data: Readonly<Record<string, unknown>>) => Omit<RequestLayer, 'layer'>;
}

/**
 * What a platform request is made of: its file, the name of the file, and the environment that it stands in.
 *
 * @param layerOf the layer that a file holds: an environment is named by its `environment.yaml`, where it has one
 */
export function requestSources(
  { environment, name, data, layer }: RequestLayer,
  layerOf: (file: string) => Layer | undefined,
): RequestSources {
  const { file } = layer.origin;
  const environmentFile = `environments/${environment}/environment.yaml`;
  const key = `${environment}/${name}`;
  const keys = { request: key, name: `${key} name`, environment: `${key} environment` };
  return {
    sources: [
      { key: keys.request, name: 'request', layers: [layer], data, file },
      { key: keys.name, name: 'directory', layers: [], data: { request: name }, file },
      {
        key: keys.environment,
        name: 'directory',
        layers: [],
        data: { environment },
        file: layerOf(environmentFile) === undefined ? file : environmentFile,
      },
    ],
    bind: (given) => ({
      environment: (given[keys.environment] as { environment: string }).environment,
      name: (given[keys.name] as { request: string }).request,
      data: given[keys.request] as RequestLayer['data'],
    }),
  };
}
