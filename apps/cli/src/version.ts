/** The version of Strata. */
export const readVersion = (): string => (require('../package.json') as { version: string }).version;
