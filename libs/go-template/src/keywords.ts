/** Words that begin an action and are no functions. */
export const KEYWORDS: readonly string[] = [
  'if',
  'with',
  'range',
  'else',
  'end',
  'define',
  'block',
  'template',
  'break',
  'continue',
];
