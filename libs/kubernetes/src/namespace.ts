import { coreObject } from './core-object';
import type { Manifest } from './manifest';

/** Pod Security Standards, strictest last. */
export type PodSecurity = 'privileged' | 'baseline' | 'restricted';

/**
 * A Namespace with its Pod Security level.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function namespace(name: string, podSecurity: PodSecurity): Manifest {
  const labels = {
    'pod-security.kubernetes.io/enforce': podSecurity,
    'pod-security.kubernetes.io/warn': podSecurity,
  };
  return coreObject('Namespace', { name, labels }, {});
}

/** Selects a namespace by the label that the API server sets on every namespace. */
export const namespaceNamed = (name: string): { matchLabels: Record<string, string> } => ({
  matchLabels: { 'kubernetes.io/metadata.name': name },
});
