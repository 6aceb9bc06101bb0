import type { Addon } from '@strata/addon';
import type { Origin } from '@strata/compose';
import type { Dependencies } from './dependencies';

/** What is known of an addon before it is rendered. */
export interface AddonSource {
  readonly addon: Addon;
  /** The folder under libs/addons/. */
  readonly folder: string;
  /** Where the definition stands. */
  readonly definitionOrigin: Origin;
  /** Where the defaults stand. */
  readonly defaultsOrigin: Origin;
  /** The overlay files that exist for it. */
  readonly overlays: readonly string[];
  /** Not known where an addon is rendered alone, as in its tests. */
  readonly dependencies?: Dependencies;
}
