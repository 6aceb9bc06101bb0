/** Steps from the configuration to one of its fields. */
export type FieldPath = readonly (string | number)[];

/** One rule of the language that a configuration breaks. */
export interface Problem {
  readonly path: FieldPath;
  readonly message: string;
}
