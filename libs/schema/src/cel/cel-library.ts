import type * as Cel from '@marcbachmann/cel-js';

/** Adds functions to an environment. */
export type CelLibrary = (environment: Cel.Environment, cel: typeof Cel) => void;

/** The type of a name that functions are called on, such as `sets` in `sets.contains(…)`. */
export function registerNamespace(environment: Cel.Environment, name: string, type: string): void {
  class Namespace {}
  environment.registerType(type, Namespace).registerConstant(name, type, new Namespace());
}
