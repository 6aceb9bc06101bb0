import type { IssueKind } from './issue-kind';

const STRUCTURAL =
  'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/';

/** Objects that do not fit the schema of their kind. */
export const OBJECT_SCHEMA_ISSUES = {
  STR601: {
    title: 'Kind is not known',
    why: 'Nothing says what an object of this kind looks like, so that no mistake in it can be found.',
    remedy: 'Import its definition: `npx strata schema import <file, directory, URL or cluster>`.',
  },
  STR602: {
    title: 'Unknown field of an object',
    why: 'The API server drops a field that it does not know, or refuses the object: it has no effect either way.',
    remedy: 'Correct the name of the field, or import the definition of the release that has it.',
    source: `${STRUCTURAL}#field-pruning`,
  },
  STR603: {
    title: 'Field of an object has the wrong type',
    why: 'The API server refuses the object.',
    remedy: 'Write a value of the type that the message names; quotes make a text.',
    source: `${STRUCTURAL}#validation`,
  },
  STR604: {
    title: 'Required field of an object is missing',
    why: 'The API server refuses the object.',
    remedy: 'Give the field in the layer or the library that makes the object.',
    source: `${STRUCTURAL}#validation`,
  },
  STR605: {
    title: 'Value of a field is not allowed',
    why: 'The API server refuses the object.',
    remedy: 'Write a value as the message says.',
    source: `${STRUCTURAL}#validation`,
  },
  STR606: {
    title: 'Object breaks a rule of its definition',
    why: 'The API server evaluates these rules for every object and refuses those that break one.',
    remedy: 'Change the object as the message says.',
    source: `${STRUCTURAL}#validation-rules`,
  },
  STR607: {
    title: 'Item of a list stands there twice',
    why: 'The API server merges such lists by the keys of their items and refuses two with the same.',
    remedy: 'Remove one of the two, or join them.',
    source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  },
  STR608: {
    title: 'Imported schema cannot be used',
    why: 'Checks that silently leave something out would be worse than none.',
    remedy: 'Import it again: `npx strata schema import`.',
  },
} as const satisfies Record<string, IssueKind>;
