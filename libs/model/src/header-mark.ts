/** How the header of every rendered file begins. */
export const HEADER_TEXT = 'Rendered by Strata from ';

/** How every rendered YAML file starts. */
export const HEADER_MARK = `# ${HEADER_TEXT}`;

/** The first key of rendered JSON, which has no comments; its value is the header. */
export const HEADER_KEY = '$comment';

const JSON_HEADER_MARK = `{\n  "${HEADER_KEY}": "${HEADER_TEXT}`;

/** Whether the text of a file was made by Strata; one that was not is never removed. */
export const isMadeByStrata = (text: string): boolean =>
  text.startsWith(HEADER_MARK) || text.startsWith(JSON_HEADER_MARK);
