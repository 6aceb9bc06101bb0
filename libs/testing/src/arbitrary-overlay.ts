import fc from 'fast-check';

/** A part of the JSON Schema of an addon. */
type Schema = Readonly<Record<string, unknown>>;

/** What to make beside plain values. */
interface Options {
  /** Whether the words of YAML overlays occur, such as `$patch` and `$append`. */
  readonly words: boolean;
}

const WRONG = fc.oneof(
  fc.constantFrom<unknown>(null, true, 'text', '', 0, 3, -1, 1.5, [], {}, [1], ['text', 'text'], [[]]),
  fc.constantFrom<unknown>({ name: 'text' }, [{}], [null], '12Mi', '1.2.3', '50%', { a: { b: 1 } }),
);

/**
 * Overlays of a schema, mostly near what it allows: maps with some of their keys, now and then an unknown key, and
 * values of the right or of another form.
 */
export function arbitraryOverlay(schema: Schema, options: Options): fc.Arbitrary<Record<string, unknown>> {
  return arbitraryMap(schema, options) as fc.Arbitrary<Record<string, unknown>>;
}

function arbitraryField(schema: Schema, options: Options): fc.Arbitrary<unknown> {
  const right = { weight: 6, arbitrary: arbitraryRight(schema, options) };
  const wrong = { weight: 1, arbitrary: WRONG };
  if (!options.words) return fc.oneof(right, wrong);
  return fc.oneof(right, wrong, { weight: 2, arbitrary: arbitraryWord(schema, options) });
}

function arbitraryRight(schema: Schema, options: Options): fc.Arbitrary<unknown> {
  const { type, pattern, minimum, maximum } = schema;
  if (Array.isArray(schema['anyOf'])) {
    return fc.oneof(...(schema['anyOf'] as Schema[]).map((option) => arbitraryRight(option, options)));
  }
  if (Object.hasOwn(schema, 'const')) return fc.constant(schema['const']);
  if (type === 'object') return arbitraryMap(schema, options);
  if (type === 'array') return fc.array(arbitraryRight(schema['items'] as Schema, options), { maxLength: 3 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'integer') return fc.integer({ min: Number(minimum ?? -9), max: Number(maximum ?? 9) });
  return typeof pattern === 'string' ? matching(pattern) : fc.string({ maxLength: 3 });
}

function arbitraryMap(schema: Schema, options: Options): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const fields = properties.map(([key, field]) => fc.tuple(fc.constant(key), arbitraryField(field, options)));
  // Few keys, or hardly any overlay would be free of mistakes.
  const some = fields.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...fields), { maxLength: 2 });
  const named = some.map((found) => Object.fromEntries(found));
  const records = Object.entries((schema['patternProperties'] ?? {}) as Record<string, Schema>);
  const entries = records.map(([pattern, values]) =>
    fc.dictionary(arbitraryName(pattern, options), arbitraryField(values, options), { maxKeys: 2 }),
  );
  const isOpen = schema['additionalProperties'] === true;
  const free = isOpen ? fc.dictionary(fc.constantFrom('a', 'b', 'loki'), WRONG) : fc.constant({});
  const unknown = fc.oneof(
    { weight: 8, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record({ typo: WRONG }) },
  );
  return fc
    .tuple(named, free, unknown, ...entries)
    .map((parts) => Object.assign({}, ...parts) as Record<string, unknown>);
}

/** Texts that match a pattern; fast-check makes none for patterns that look ahead. */
const matching = (pattern: string): fc.Arbitrary<string> =>
  fc
    .stringMatching(new RegExp(pattern.replace(/\(\?![^)]*\)/g, '')))
    .filter((text) => new RegExp(pattern).test(text));

function arbitraryName(pattern: string, { words }: Options): fc.Arbitrary<string> {
  // Keys such as `constructor` are refused whatever a schema says: that is not what is asked here.
  const right = matching(pattern).filter((name) => /^[\w.-]+$/.test(name) && !(name in Object.prototype));
  // A render lets a key be removed that can never exist.
  if (words) return right;
  return fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 1, arbitrary: fc.constantFrom('Not-a-name', 'x y') },
  );
}

function arbitraryWord(schema: Schema, options: Options): fc.Arbitrary<unknown> {
  const patch = fc
    .tuple(fc.constantFrom('delete', 'replace', 'merge', 'remove'), arbitraryRight(schema, options))
    .map(([word, value]) =>
      typeof value === 'object' && !Array.isArray(value) ? { ...value, $patch: word } : { $patch: word },
    );
  const items = fc.oneof(arbitraryRight(schema, options), WRONG);
  const list = fc
    .tuple(fc.constantFrom('$append', '$prepend', '$merge'), items, fc.constantFrom({}, {}, { $key: 'id' }))
    .map(([word, value, key]) => ({ [word]: value, ...key }));
  const value = fc.oneof(arbitraryRight(schema, options), WRONG);
  const transform = fc.oneof(
    value.map((given) => ({ $mergePatch: given })),
    value.map((given) => ({ $jsonPatch: [{ op: 'replace', path: '', value: given }] })),
    fc.constantFrom({ $strategicMerge: {}, $type: 'PodSpec' }, { $strategicMerge: {} }, { $jsonPatch: 1 }),
  );
  return fc.oneof(patch, list, transform);
}
