import { DirectiveError } from './directive-error';
import { isMap, ListOperation, Remove, Replace } from './operators';
import type { ListOperationKind } from './operators';
import { parsePatchWord, PATCH_WORDS } from './patch-words';
import type { PatchWords } from './patch-words';
import type { Path } from './path';

const LIST_DIRECTIVES: Readonly<Record<string, ListOperationKind>> = {
  $append: 'append',
  $prepend: 'prepend',
  $merge: 'merge',
};

/**
 * Turns the words that YAML overlays use into operators:
 *
 * | in a map | meaning |
 * |---|---|
 * | `$patch: delete` | removes the field, or the element of a merged list |
 * | `$patch: replace` | replaces the map or element instead of merging |
 * | `$append: […]`, `$prepend: […]` | adds to the list below |
 * | `$merge: […]` with `$key: name` | merges into the elements with the same key (default `name`) |
 * | `$jsonPatch: […]`, `$mergePatch: …` | changes what is below by a patch, in which no other word is read |
 *
 * @param words further words that patch, such as those of a kit
 * @throws DirectiveError for a directive with an unknown word or beside fields it cannot stand with
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function parseDirectives(value: unknown, path: Path = [], words: PatchWords = {}): unknown {
  return parseValue(value, path, { ...PATCH_WORDS, ...words });
}

function parseValue(value: unknown, path: Path, words: PatchWords): unknown {
  if (Array.isArray(value)) return parseItems(value, path, words);
  if (!isMap(value)) return value;
  const patchWord = findPatchWord(value, words);
  if (patchWord !== undefined) return parsePatchWord(value, patchWord, path, words);
  const listDirective = Object.keys(LIST_DIRECTIVES).find((word) => Object.hasOwn(value, word));
  if (listDirective !== undefined) return parseListDirective(value, listDirective, path, words);
  const fields: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (key !== '$patch') fields[key] = parseValue(field, [...path, key], words);
  }
  return Object.hasOwn(value, '$patch') ? parsePatchDirective(value['$patch'], fields, path) : fields;
}

function parseItems(items: readonly unknown[], path: Path, words: PatchWords): unknown[] {
  return items.map((item, index) => {
    const word = isMap(item) ? findPatchWord(item, words) : undefined;
    if (word === undefined) return parseValue(item, [...path, index], words);
    throw new DirectiveError(
      [...path, index, word],
      `${word} changes a field, so it cannot be an item of a list`,
    );
  });
}

const findPatchWord = (map: Record<string, unknown>, words: PatchWords): string | undefined =>
  Object.keys(words).find((word) => Object.hasOwn(map, word));

function parsePatchDirective(word: unknown, fields: Record<string, unknown>, path: Path): unknown {
  if (word === 'replace') return new Replace(fields);
  if (word === 'merge') return fields;
  if (word === 'delete') return new Remove(Object.keys(fields).length > 0 ? fields : undefined);
  throw new DirectiveError(
    [...path, '$patch'],
    `$patch is "delete", "replace" or "merge", not ${JSON.stringify(word)}`,
  );
}

function parseListDirective(
  map: Record<string, unknown>,
  directive: string,
  path: Path,
  words: PatchWords,
): unknown {
  const items = map[directive];
  if (!Array.isArray(items)) throw new DirectiveError([...path, directive], `${directive} takes a list`);
  const isMerge = directive === '$merge';
  const stranger = Object.keys(map).find((key) => key !== directive && !(isMerge && key === '$key'));
  if (stranger !== undefined) {
    throw new DirectiveError(
      [...path, stranger],
      `"${stranger}" cannot stand beside ${directive}: the map takes the place of a list`,
    );
  }
  const key = map['$key'] ?? 'name';
  if (typeof key !== 'string') throw new DirectiveError([...path, '$key'], '$key takes the name of a field');
  const parsed = parseItems(items, [...path, directive], words);
  return new ListOperation(LIST_DIRECTIVES[directive] as ListOperationKind, parsed, key);
}
