import type { IssueKind } from './issue-kind';

/** Issues of the stage that discovers and reads files. */
export const READ_ISSUES = {
  STR101: {
    title: 'File is not valid YAML',
    why: 'An overlay that cannot be read cannot be merged, and guessing would hide a mistake.',
    remedy: 'Mend the YAML at the place shown.',
  },
  STR102: {
    title: 'Key is given twice',
    why: 'YAML readers keep one of two equal keys without a word, and not all keep the same one.',
    remedy: 'Keep one of the two.',
  },
  STR103: {
    title: 'File is not UTF-8 text',
    why: 'YAML and TypeScript sources are UTF-8; other bytes would be read differently by other tools.',
    remedy: 'Save the file as UTF-8.',
  },
  STR104: {
    title: 'Aliases expand too far',
    why: 'A few lines of nested aliases can expand to gigabytes.',
    remedy: 'Write the values out, or keep shared values as facts.',
  },
  STR105: {
    title: 'File is not a map',
    why: 'A layer is a map of fields; a list or a single value has no keys to merge by.',
    remedy: 'Start the file with `key: value` lines, and keep one document per file.',
  },
  STR106: {
    title: 'Path leaves the workspace',
    why: 'Rendering reads and writes files of the workspace only, so that the same commit renders the same bytes everywhere.',
    remedy: 'Replace the link by the file itself.',
  },
  STR107: {
    title: 'Key is forbidden',
    why: 'The keys `__proto__`, `constructor` and `prototype` change how JavaScript objects behave.',
    remedy: 'Choose another key.',
  },
  STR108: {
    title: 'Value cannot be represented',
    why: 'JSON and Kubernetes have no such value, or it would lose digits on the way.',
    remedy: 'Put the value in quotes, or use one that JSON has.',
  },
  STR109: {
    title: 'TypeScript does not compile',
    why: 'A layer, addon or promise with a syntax error has no values.',
    remedy: 'Mend the TypeScript at the place shown; `npm run typecheck` shows type errors too.',
  },
  STR110: {
    title: 'Module fails while it is loaded',
    why: 'Addons and TypeScript overlays are plain definitions; loading one must not fail.',
    remedy: 'Mend the error shown; late-bound functions may compute, top-level code should only declare.',
  },
  STR111: {
    title: 'Module exports no definition',
    why: 'The engine reads the default export of `src/index.ts` of an addon or promise, and of a TypeScript overlay.',
    remedy:
      'Add `export default defineAddon({ … })` or `definePromise({ … })`, or `layer<Config>({ … })` in an overlay.',
  },
  STR112: {
    title: 'Directive is not understood',
    why: 'A word that starts with `$` changes how lists and maps merge, and Strata knows only some.',
    remedy:
      'Use `$patch: delete|replace|merge`, `$append: […]`, `$prepend: […]`, `$merge: […]` with `$key`, `$jsonPatch: […]`, `$mergePatch: {…}`, or `$strategicMerge: {…}` with `$type`.',
  },
  STR113: {
    title: 'File cannot be read',
    why: 'A source that cannot be read would silently be missing from the result.',
    remedy: 'Check the file and its permissions.',
  },
} as const satisfies Record<string, IssueKind>;
