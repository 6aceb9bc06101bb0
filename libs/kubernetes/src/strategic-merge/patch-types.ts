import { suggest } from '@strata/model';

/** How the API server merges one field of a type. */
export interface PatchField {
  /** The type of the map, or of the elements of the list; none for maps and lists of plain values. */
  readonly type?: string;
  /** `merge`, `replace`, `retainKeys` or two of them with a comma; none means that maps merge and lists are replaced. */
  readonly strategy?: string;
  /** The field that tells the elements of a merged list apart. */
  readonly key?: string;
}

type PatchFields = Readonly<Record<string, PatchField>>;

/**
 * A type of the core API by its name: a kind such as `Deployment`, or what it holds, such as `PodSpec`.
 *
 * @throws Error with the nearest name for one that the table does not have
 * @see tools/extract-patch-metadata.go where the table comes from
 */
export function requirePatchType(name: string): PatchFields {
  // Loaded here because most renders patch nothing.
  const types = require('./patch-metadata.json') as Readonly<Record<string, PatchFields>>;
  const fields = Object.hasOwn(types, name) ? types[name] : undefined;
  if (fields !== undefined) return fields;
  throw new Error(
    `"${name}" is no type of the core API. ${suggest(name, Object.keys(types))} ` +
      'Custom resources have no strategic merge; a merge patch or a JSON patch changes them.',
  );
}

/** How a field of a type merges. @throws Error with the nearest name for a field without maps or lists */
export function requirePatchField(typeName: string | undefined, field: string): PatchField {
  if (typeName === undefined) throw new Error(`"${field}" stands in a map of plain values`);
  const fields = requirePatchType(typeName);
  const known = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (known !== undefined) return known;
  throw new Error(
    `"${field}" is no map or list of ${typeName}. ${suggest(field, Object.keys(fields))}`.trimEnd(),
  );
}
