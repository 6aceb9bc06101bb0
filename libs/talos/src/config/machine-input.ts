import type { Cluster } from '@strata/model';
import type { Contract } from '../contract';
import type { Machine } from '../machine-schema';
import type { secretReferences } from '../secret-references';

/** One machine with all that its config is made from. */
export interface MachineInput {
  /** The name of the node. */
  readonly node: string;
  readonly machine: Machine;
  readonly cluster: Cluster;
  /** URL of the Kubernetes API. */
  readonly endpoint: string;
}

/** The same with what follows from it. */
export interface ConfigScope extends MachineInput {
  readonly contract: Contract;
  readonly isControlPlane: boolean;
  /** A reference to a confidential value of the cluster. */
  readonly secret: ReturnType<typeof secretReferences>;
}

/** A part of a config that is there on a condition. */
export const when = <T extends object>(condition: boolean, part: T): T | Record<string, never> =>
  condition ? part : {};
