const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ADDRESS = `${OCTET}(?:\\.${OCTET}){3}`;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** What texts of a request look like; every pattern means the same to RE2 and to JavaScript. */
export const PATTERNS = {
  /** Whole cores or millicores. */
  cpu: '^[1-9][0-9]*m?$',
  memory: '^[1-9][0-9]*(?:Mi|Gi|Ti)$',
  address: `^${ADDRESS}$`,
  cidr: `^${ADDRESS}/(?:3[0-2]|[12]?[0-9])$`,
  hostname: `^(?:${LABEL}\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`,
  name: `^${LABEL}(?:\\.${LABEL})*$`,
  kubernetesVersion: '^v1\\.[1-9][0-9]\\.[0-9]{1,2}$',
} as const;
