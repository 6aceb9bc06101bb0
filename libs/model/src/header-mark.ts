/** How the header of every rendered file begins. */
export const HEADER_TEXT = 'Rendered by Strata from ';

/** How every rendered YAML file starts. */
export const HEADER_MARK = `# ${HEADER_TEXT}`;

/** First keys of rendered JSON, which has no comments; the value is the header. Each is one its readers pass over. */
export const JSON_HEADERS = {
  schema: '$comment',
  terraform: '//',
  renovate: 'description',
  matchbox: '//',
} as const;

const JSON_HEADER_MARKS = Object.values(JSON_HEADERS).map((key) => `{\n  "${key}": "${HEADER_TEXT}`);

/** How a rendered iPXE script starts: firmware knows it by its first line. */
export const IPXE_HEADER_MARK = `#!ipxe\n# ${HEADER_TEXT}`;

/** How every rendered Markdown file starts. */
export const MARKDOWN_HEADER_MARK = `<!-- ${HEADER_TEXT}`;

/** How a rendered Go template starts: with a comment, of which nothing is left when it is executed. */
export const TEMPLATE_HEADER_MARK = `{{- /* ${HEADER_TEXT}`;

/** Whether the text of a file was made by Strata; one that was not is never removed. */
export const isMadeByStrata = (text: string): boolean =>
  [HEADER_MARK, MARKDOWN_HEADER_MARK, IPXE_HEADER_MARK, TEMPLATE_HEADER_MARK, ...JSON_HEADER_MARKS].some(
    (mark) => text.startsWith(mark),
  );

/** How the names of files and directories in rendered/ begin that belong to a tool which works there: Terraform beside a root. */
export const KEPT_BY_TOOL = '.terraform';

/** Whether a file or directory in rendered/ belongs to such a tool. */
export const isKeptByTool = (name: string): boolean => name.startsWith(KEPT_BY_TOOL);
