/** The file that defines a cluster. */
export const clusterFile = (environment: string, name: string): string =>
  `environments/${environment}/clusters/${name}/cluster.yaml`;
