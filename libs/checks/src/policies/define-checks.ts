import type { ChecksConfig } from './checks-config';

/**
 * Declares which checks count in a workspace; the default export of `environments/checks.ts`. It gives the types and does
 * nothing: what is wrong is found when the configuration is used.
 *
 * @example
 * export default defineChecks({
 *   severity: { STR661: 'warning' },
 *   exceptions: [
 *     { code: 'STR662', object: 'DaemonSet kube-system/node-agent', reason: 'reads the logs of the host' },
 *   ],
 * });
 */
export const defineChecks = (config: ChecksConfig): ChecksConfig => config;
