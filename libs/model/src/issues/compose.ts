import type { IssueKind } from './issue-kind';

/** Issues of the stage that composes layers. */
export const COMPOSE_ISSUES = {
  STR301: {
    title: 'Field fails to compute',
    why: 'A late-bound field threw an error.',
    remedy: 'Mend the function in the layer shown, or override the field above it.',
  },
  STR302: {
    title: 'Fields need each other',
    why: 'A field that depends on itself has no value.',
    remedy: 'Break the cycle: give one of the fields a plain value.',
  },
  STR303: {
    title: 'Assertion fails',
    why: 'The layer states a condition that the final configuration does not meet.',
    remedy: 'Change the values that the message names.',
  },
  STR304: {
    title: 'Values cannot be merged',
    why: 'A list operation or a patch says how the value below changes, and it does not fit that value.',
    remedy: 'Fit it to what the layers below give, or replace their value with a plain one.',
  },
  STR305: {
    title: 'Nesting is too deep',
    why: 'Data that deep is a mistake and would exhaust the stack of the tools that read it.',
    remedy: 'Flatten the value, or shorten the chain of references.',
  },
  STR306: {
    title: 'Unknown key',
    why: 'The schema does not know the key, so setting it would have no effect.',
    remedy: 'Correct the key; values for the chart belong under `values`.',
  },
  STR307: {
    title: 'Value does not fit the schema',
    why: 'Libraries and addons are written for the types and ranges of their schemas.',
    remedy: 'Correct the value as the message says.',
  },
  STR308: {
    title: 'Required value is missing',
    why: 'Nothing can be rendered without it, and no layer sets it.',
    remedy: 'Set it in one of the layers.',
  },
} as const satisfies Record<string, IssueKind>;
