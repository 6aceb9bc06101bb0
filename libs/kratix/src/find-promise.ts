import { PLATFORM_GROUP } from './promise-definition';
import type { PromiseDefinition } from './promise-definition';

/** The `apiVersion` of a Promise's requests. */
export const apiVersionOf = ({ version }: Pick<PromiseDefinition, 'version'>): string =>
  `${PLATFORM_GROUP}/${version}`;

/** The Promise that an object is a request of; undefined for other objects. */
export const findPromise = (
  { apiVersion, kind }: { readonly apiVersion?: unknown; readonly kind?: unknown },
  definitions: readonly PromiseDefinition[],
): PromiseDefinition | undefined =>
  definitions.find((each) => each.kind === kind && apiVersionOf(each) === apiVersion);
