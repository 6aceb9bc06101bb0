import { isMap } from '@strata/compose';
import type { Manifest } from '@strata/kubernetes';
import type { Output } from './outputs';

/** One object as a file of rendered/ holds it. */
export interface RenderedObject {
  readonly file: string;
  /** Where several objects stand in the file, which one. */
  readonly index?: number;
  readonly manifest: Manifest;
  /** The cluster that it is made for; absent for what all have in common, such as an ApplicationSet. */
  readonly cluster?: string;
}

/** The objects in an output; none where it is something else, such as the values of a chart. */
export function renderedObjects({ path: file, data, cluster }: Output): RenderedObject[] {
  const on = cluster === undefined ? {} : { cluster };
  if (Array.isArray(data)) {
    return (data as unknown[]).flatMap((each, index) =>
      isManifest(each) ? [{ file, index, manifest: each, ...on }] : [],
    );
  }
  return isManifest(data) ? [{ file, manifest: data, ...on }] : [];
}

const isManifest = (data: unknown): data is Manifest =>
  isMap(data) &&
  typeof data['apiVersion'] === 'string' &&
  typeof data['kind'] === 'string' &&
  isMap(data['metadata']);
