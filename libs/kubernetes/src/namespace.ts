import { coreObject } from './core-object';
import type { Manifest } from './manifest';

/** Pod Security Standards, strictest last. */
export type PodSecurity = 'privileged' | 'baseline' | 'restricted';

/**
 * The labels that make a namespace enforce a Pod Security level.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export const podSecurityLabels = (level: PodSecurity): Record<string, string> => ({
  'pod-security.kubernetes.io/enforce': level,
  'pod-security.kubernetes.io/warn': level,
});

/** A Namespace with its Pod Security level, where no Application makes it. */
export const namespace = (name: string, level: PodSecurity): Manifest =>
  coreObject('Namespace', { name, labels: podSecurityLabels(level) }, {});

/** Selects a namespace by the label that the API server sets on every namespace. */
export const namespaceNamed = (name: string): { matchLabels: Record<string, string> } => ({
  matchLabels: { 'kubernetes.io/metadata.name': name },
});
