/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What `$patch` can be, and what that does. */
const PATCHES = {
  replace: 'The map takes the place of the one below instead of merging with it.',
  delete: 'Removes what the layers below give.',
  merge: 'Merges, as a map does anyway.',
} as const;

const patchWord = (...words: (keyof typeof PATCHES)[]): JsonSchema => ({
  description: 'What happens to the value that the layers below give.',
  enum: words,
  enumDescriptions: words.map((word) => PATCHES[word]),
});

/** Words that compute a value from what the layers below give. */
const TRANSFORMS = {
  $jsonPatch: refer('jsonPatch'),
  $mergePatch: refer('mergePatch'),
  $strategicMerge: refer('strategicMerge'),
};

const MAP_WORDS = ['$patch', ...Object.keys(TRANSFORMS), '$type'];
const LIST_WORDS = ['$append', '$prepend', '$merge', '$key', ...MAP_WORDS];

/** Schemas by a pattern of exactly their key. Completion offers named properties, but nothing that a pattern describes. */
const byPattern = (words: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(words).map(([word, schema]) => [`^\\${word}$`, schema]));

/** Matches the words that can stand among the keys of a map. */
export const MAP_WORD_PATTERN = `^\\$(?:${MAP_WORDS.map((word) => word.slice(1)).join('|')})$`;

/** What may stand beside a word that takes the place of a whole value. */
const COMPANY = {
  $jsonPatch: { maxProperties: 1 },
  $mergePatch: { maxProperties: 1 },
  $strategicMerge: { maxProperties: 2, required: ['$type'], properties: { $type: refer('type') } },
};

const LIST_COMPANY = {
  $append: { maxProperties: 1 },
  $prepend: { maxProperties: 1 },
  $merge: { maxProperties: 2, properties: { $key: refer('key') } },
};

/** A completion; a dollar of the text is escaped, since others are places to fill in. */
const snippet = (label: string, description: string, body: JsonSchema): JsonSchema => ({
  label,
  description,
  // After the keys of the addon, which are what most overlays set.
  sortText: `~${label}`,
  body,
});

const JSON_PATCH = 'Operations of RFC 6902 on the value that the layers below give.';
const MERGE_PATCH = 'A merge patch of RFC 7396: maps merge, null removes, lists are replaced.';
const STRATEGIC_MERGE =
  'A strategic merge patch: lists that Kubernetes knows merge by their own keys, as with kubectl.';

const POINTER = {
  type: 'string',
  description: 'JSON pointer into the value of the layers below, such as /spec/replicas.',
};

/** The words of YAML overlays, as the schema of every addon holds them. @see parseDirectives in `@strata/compose` */
export const DEFINITIONS: JsonSchema = {
  deletion: { type: 'object', properties: { $patch: { const: 'delete' } }, required: ['$patch'] },
  // In place of a single value.
  change: { title: 'change', type: 'object', ...changeOf(MAP_WORDS, COMPANY) },
  // In place of a list, beside the words whose items the schema of the addon describes.
  listChange: changeOf(LIST_WORDS, { ...LIST_COMPANY, ...COMPANY }),
  // Among the keys of a map.
  map: {
    patternProperties: byPattern({ $patch: refer('patch'), ...TRANSFORMS }),
    dependencies: COMPANY,
    defaultSnippets: [
      snippet('$patch: replace', PATCHES.replace, { '\\$patch': 'replace' }),
      snippet('$patch: delete', PATCHES.delete, { '\\$patch': 'delete' }),
      snippet('$jsonPatch', JSON_PATCH, { '\\$jsonPatch': [{ op: '$1', path: '$2' }] }),
      snippet('$mergePatch', MERGE_PATCH, { '\\$mergePatch': { $1: '$2' } }),
      snippet('$strategicMerge', STRATEGIC_MERGE, {
        '\\$type': '$1',
        '\\$strategicMerge': { $2: '$3' },
      }),
    ],
  },
  // Data that no schema describes; the words mean the same in it.
  free: {
    patternProperties: byPattern({
      ...listWords(refer('free'), refer('free')),
      $patch: refer('patch'),
      ...TRANSFORMS,
    }),
    dependencies: { ...LIST_COMPANY, ...COMPANY },
    additionalProperties: refer('free'),
    items: refer('free'),
  },
  patch: patchWord('replace', 'delete', 'merge'),
  jsonPatch: {
    description: JSON_PATCH,
    type: 'array',
    items: {
      type: 'object',
      properties: {
        op: { type: 'string', enum: ['add', 'remove', 'replace', 'move', 'copy', 'test'] },
        path: POINTER,
        from: POINTER,
        value: {},
      },
      required: ['op', 'path'],
    },
  },
  mergePatch: {
    description: MERGE_PATCH,
    // Anything; the first is what completion begins.
    type: ['object', 'array', 'string', 'number', 'boolean', 'null'],
  },
  strategicMerge: { description: STRATEGIC_MERGE, type: 'object' },
  key: {
    description: 'The field that tells the items of $merge apart, if not name.',
    type: ['string', 'null'],
  },
  type: { description: 'The Kubernetes type that $strategicMerge changes, such as PodSpec.', type: 'string' },
};

/** A part of the schema that is written once, under `definitions`. */
export function refer(definition: string): JsonSchema {
  return { $ref: `#/definitions/${definition}` };
}

/**
 * The words that change a list.
 *
 * @param items what an added item is
 * @param merged what an item of `$merge` is; it may be partial
 */
export function listWords(items: JsonSchema, merged: JsonSchema): JsonSchema {
  return {
    $append: { description: 'Adds after the list of the layers below.', type: 'array', items },
    $prepend: { description: 'Adds before the list of the layers below.', type: 'array', items },
    $merge: {
      description: 'Merges into the items below that have the same key, and appends the others.',
      type: 'array',
      items: merged,
    },
  };
}

/** A map of nothing but words; what stands beside `$patch: delete` counts for nothing. */
function changeOf(words: readonly string[], dependencies: JsonSchema): JsonSchema {
  return {
    properties: { $patch: patchWord('delete'), ...TRANSFORMS },
    if: refer('deletion'),
    else: { propertyNames: { enum: words }, minProperties: 1, dependencies },
  };
}
