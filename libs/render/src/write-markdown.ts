import { MARKDOWN_HEADER_MARK } from '@strata/model';

const WARNING = 'Do not edit: `npm run render` writes this file again.';

/**
 * Writes a page of Markdown under a comment that names the sources.
 *
 * @param sources paths from the workspace root
 */
export const writeMarkdown = (text: string, sources: readonly string[]): string =>
  `${MARKDOWN_HEADER_MARK}${sources.join(', ')}. ${WARNING} -->\n\n${text}`;
