import type { KindSet } from './kind-set';
import { KRATIX } from './own/kratix';
import { KYVERNO } from './own/kyverno';
import { METALLB } from './own/metallb';

/** Sets of kinds out of the box by the API groups that they are for; each is read when a kind of it is asked for. */
const BY_GROUP: Readonly<Record<string, () => KindSet>> = {
  'acme.cert-manager.io': () => read(require('../../models/cert-manager.json')),
  'argoproj.io': () => read(require('../../models/argo-cd.json')),
  'cert-manager.io': () => read(require('../../models/cert-manager.json')),
  'external-secrets.io': () => read(require('../../models/external-secrets.json')),
  'gateway.networking.k8s.io': () => read(require('../../models/gateway-api.json')),
  'generators.external-secrets.io': () => read(require('../../models/external-secrets.json')),
  'kyverno.io': () => KYVERNO,
  'metallb.io': () => METALLB,
  'monitoring.coreos.com': () => read(require('../../models/prometheus-operator.json')),
  'platform.kratix.io': () => KRATIX,
};

const read = (data: unknown): KindSet => data as KindSet;

/** The set that knows the kinds of an API group out of the box. */
export function knownKinds(group: string): KindSet {
  if (Object.hasOwn(BY_GROUP, group)) return (BY_GROUP[group] as () => KindSet)();
  return { ...read(require('../../models/kubernetes.json')), acceptsNull: true };
}
