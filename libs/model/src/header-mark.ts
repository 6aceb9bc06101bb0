/** How every rendered file starts; a file that does not was not made by Strata and is never removed. */
export const HEADER_MARK = '# Rendered by Strata from ';
