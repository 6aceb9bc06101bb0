/** A schema as far as questions about it go. */
export interface FieldSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly { readonly const?: unknown }[];
}

/** A field that a request must give. */
export interface RequiredField {
  readonly path: readonly string[];
  readonly schema: FieldSchema;
}

/** The innermost fields that a schema requires and has no default for. */
export const requiredFields = (schema: FieldSchema, path: readonly string[] = []): RequiredField[] =>
  (schema.required ?? []).flatMap((key): RequiredField[] => {
    const field = schema.properties?.[key] ?? {};
    if (field.default !== undefined) return [];
    const below = [...path, key];
    return field.properties === undefined ? [{ path: below, schema: field }] : requiredFields(field, below);
  });
