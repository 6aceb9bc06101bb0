/**
 * A text after the `::` of a workflow command of GitHub.
 *
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export const escapeCommandData = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

/** The value of a property of a workflow command of GitHub. */
export const escapeCommandProperty = (text: string): string =>
  escapeCommandData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
