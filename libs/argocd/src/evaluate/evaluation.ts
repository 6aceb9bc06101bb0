import type { Manifest } from '@strata/kubernetes';
import type { RegisteredCluster } from '../cluster-parameters';

/** Steps from the set to one of its fields. */
export type FieldPath = readonly (string | number)[];

/** The repository that git generators read, as it is at every revision that they name. */
export interface WorldRepository {
  /** URLs of it, or globs of such. */
  readonly urls: readonly string[];
  /** Tracked files, relative to its root. */
  readonly files: readonly string[];
  /** The text of a tracked file. */
  readonly read: (file: string) => string;
}

/** What an ApplicationSet is evaluated against. */
export interface World {
  readonly clusters: readonly RegisteredCluster[];
  readonly repository?: WorldRepository;
}

/**
 * Why a set, or one of its Applications, does not come about:
 * - `missing-key`: a template reads a parameter that is not there;
 * - `unsupported`: it cannot be evaluated here;
 * - `invalid`: Argo CD or the API server refuses it;
 * - `template`: a template cannot be read or executed.
 */
export interface Problem {
  readonly kind: 'missing-key' | 'unsupported' | 'invalid' | 'template';
  /** Where in the set, such as `['spec', 'template', 'metadata', 'labels', 'tier']`. */
  readonly path: FieldPath;
  readonly message: string;
  /** The missing key, such as `metadata.labels.tier`. */
  readonly key?: string;
  /** The cluster whose parameters were used. */
  readonly cluster?: string;
  /** The Application that is meant, where it has got a name. */
  readonly application?: string;
}

/** One Application as the controller creates it. */
export interface GeneratedApplication {
  readonly manifest: Manifest;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The generator of the set, such as `['spec', 'generators', 0]`. */
  readonly generator: FieldPath;
  /** The cluster of the first cluster generator that gave parameters. */
  readonly cluster?: string;
}

/** What Argo CD makes of a set. */
export interface Evaluation {
  readonly applications: readonly GeneratedApplication[];
  readonly problems: readonly Problem[];
}

/** One set of parameters, and whose it is. */
export interface Parameters {
  readonly values: Record<string, unknown>;
  readonly cluster?: string;
}
