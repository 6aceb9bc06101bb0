import type { PipelineObject, PlatformContext, RequestError } from '@strata/kratix';
import type { Settings } from './presets';
import type { VClusterSpec } from './schema';

/** Something that a request cannot ask for, with the path of the field. */
export type Problem = RequestError['problems'][number];

/** What a rule looks at. */
export interface Inspected {
  readonly request: PipelineObject<VClusterSpec>;
  readonly settings: Settings;
  readonly platform: PlatformContext;
}

/** One thing that a request's schema cannot say: gives what is wrong with it. */
export type Rule = (inspected: Inspected) => readonly Problem[];

/** A problem if a condition holds. */
export const problemIf = (condition: boolean, path: readonly string[], message: string): Problem[] =>
  condition ? [{ path, message }] : [];
