import { serialiseYaml } from '@strata/kubernetes';
import { HEADER_MARK } from '@strata/model';

const WARNING = '# Do not edit: `npm run render` writes this file again.';

/**
 * Writes data as YAML with its keys in a fixed order, under a header that names the sources.
 *
 * @param sources paths from the workspace root; folders rather than files, so that a new overlay changes what it
 * sets and not the header of everything
 * @throws UnserialisableError for functions, symbols, bigints, NaN, infinity and objects of classes such as Date
 */
export const serialise = (data: unknown, sources: readonly string[]): string =>
  serialiseStream([data], sources);

/** What stands between two documents of one file. */
export const DOCUMENT_MARK = '---\n';

/** The same for several documents in one file. @throws UnserialisableError */
export const serialiseStream = (documents: readonly unknown[], sources: readonly string[]): string =>
  `${HEADER_MARK}${sources.join(', ')}.\n${WARNING}\n${documents.map(serialiseYaml).join(DOCUMENT_MARK)}`;
