/** The project that renders machine configs. */
export const TALOS_PROJECT = 'talos';

/** The project that renders what machines boot from. */
export const MATCHBOX_PROJECT = 'matchbox';
