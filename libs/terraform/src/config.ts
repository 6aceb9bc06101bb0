import type { Expression } from './expression';
import type { Json, Value } from './value';

/** Arguments and nested blocks by name. */
export type Fields = Readonly<Record<string, Value>>;

/** Where a provider comes from, and its one version. */
export interface RequiredProvider {
  /** Such as `hashicorp/kubernetes`. */
  readonly source: string;
  /** An exact version, such as `3.2.1`. */
  readonly version: string;
}

/** Where the state is kept. Its arguments are constants, in which nothing is interpolated. */
export interface Backend {
  readonly type: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

/** An input of the configuration. Its texts are constants, in which nothing is interpolated. */
export interface Variable {
  readonly type: 'string' | 'number' | 'bool';
  readonly description: string;
  /** Kept out of what Terraform prints. */
  readonly sensitive?: boolean;
  /** Kept out of the state and of plans, so only write-only arguments take it. */
  readonly ephemeral?: boolean;
  readonly nullable?: boolean;
  readonly default?: Json;
  readonly validation?: { readonly condition: Expression; readonly message: string };
}

/** How Terraform treats a resource beyond its arguments. */
export interface Lifecycle {
  /** Whether a plan that would destroy the object is refused. */
  readonly preventDestroy?: boolean;
  /** Arguments that others change later, such as `metadata[0].labels`. */
  readonly ignoreChanges?: 'all' | readonly string[];
}

/** A resource, or a data source. */
export interface Block {
  readonly type: string;
  readonly name: string;
  readonly fields: Fields;
  /** Blocks that are made before this one. */
  readonly dependsOn?: readonly Block[];
  readonly lifecycle?: Lifecycle;
}

/** A value that the configuration gives to whoever runs it. */
export interface Output {
  readonly value: Value;
  readonly description?: string;
  readonly sensitive?: boolean;
}

/** One root module. */
export interface TerraformConfig {
  /** Versions of Terraform or OpenTofu that can run it, such as `>= 1.11.0`. */
  readonly requiredVersion: string;
  readonly requiredProviders: Readonly<Record<string, RequiredProvider>>;
  readonly backend: Backend;
  readonly variables?: Readonly<Record<string, Variable>>;
  readonly locals?: Fields;
  /** Configurations of providers by their local names. */
  readonly providers?: Readonly<Record<string, Fields>>;
  readonly data?: readonly Block[];
  readonly resources?: readonly Block[];
  readonly outputs?: Readonly<Record<string, Output>>;
}
