import type { Location as Place } from '@strata/model';
import type { Location } from 'sarif';

/** The name that stands for the root of the workspace in a SARIF report. */
export const SARIF_ROOT = 'SRCROOT';

/**
 * Where an issue without a place is shown. GitHub refuses a whole report for one result that has no file.
 *
 * @see https://github.com/github/codeql-action/issues/2459
 */
const NO_PLACE: Location = {
  ...locateInSarif({ file: 'environments/base/environment.yaml' }),
  message: { text: 'The issue has no place in any file.' },
};

/** A place as SARIF tells it: a URI relative to the root, and the region where the line is known. */
export function locateInSarif(place: Place | undefined): Location {
  if (place === undefined) return NO_PLACE;
  const { file, line, column } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: writeUri(file), uriBaseId: SARIF_ROOT },
      ...(line === undefined ? {} : { region: { startLine: line, startColumn: column } }),
    },
  };
}

/** A path as a relative URI reference; a half of a surrogate pair, which no URI can hold, is replaced. */
function writeUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
