/** Defaults of the schema that no preset changes. */
export const DEFAULTS = {
  preset: 'dev',
  sync: true,
  exposure: 'ClusterIP',
  certificates: 'vcluster',
} as const;
