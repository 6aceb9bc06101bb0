import type { Manifest } from '@strata/kubernetes';
import type { ObjectProblem } from '../object-problem';
import type { ProvidedObject } from './provided-object';

/** An object of a cluster with who renders it. */
export interface OwnedObject {
  readonly object: Manifest;
  /** The addon or the project. */
  readonly owner: string;
}

/** Everything that is known to be on one cluster. */
export interface ClusterObjects {
  readonly name: string;
  /** Whether it is a virtual cluster, whose host stores and announces for it. */
  readonly isVirtual?: boolean;
  readonly objects: readonly OwnedObject[];
  /** What charts and other repositories create there. */
  readonly provided: readonly ProvidedObject[];
}

/** A reference of an object that leads nowhere on its cluster. */
export interface ReferenceProblem extends ObjectProblem {
  readonly object: Manifest;
  readonly owner: string;
}
