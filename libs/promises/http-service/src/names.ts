/** The namespace of a service, which its AppProject and Application are named after. */
export const homeOf = (name: string): string => `service-${name}`;

/** The request for one Secret of a service. */
export const secretRequestOf = (name: string, secret: string): string => `${name}-${secret}`;
