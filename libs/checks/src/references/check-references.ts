import { checkBinding } from './check-bindings';
import { checkApplication, checkDestination, checkPromise, checkStateStore } from './check-delivery';
import { checkGateway } from './check-gateway';
import { checkIngress } from './check-ingress';
import { checkCertificate, checkIssuer, checkIssuerAnnotations } from './check-issuers';
import { checkNamespace, checkPeers } from './check-namespace';
import { checkPods } from './check-pods';
import { checkPolicies } from './check-policies';
import { checkAdvertisement, checkPoolAnnotations } from './check-pools';
import { checkRoute, ROUTES } from './check-routes';
import { checkSelectors } from './check-selectors';
import { checkClaims, checkDefaultClass } from './check-storage';
import { checkExternalSecret, checkPushSecret, checkStore } from './check-stores';
import { checkApiService, checkAutoscaler, checkStatefulSet, checkWebhooks } from './check-targets';
import type { ClusterObjects, ReferenceProblem } from './cluster-objects';
import { Field } from './field';
import { KIND } from './kinds';
import { ObjectIndex } from './object-index';
import { WORKLOADS } from './pod-template';
import { ReferenceReport } from './reference-report';
import type { ReferenceCheck } from './reference-report';

/** What the objects of a kind may name, beside their namespace. */
const CHECKS = new Map<string, ReferenceCheck[]>();

function register(kinds: readonly string[], ...checks: ReferenceCheck[]): void {
  for (const kind of kinds) CHECKS.set(kind, [...(CHECKS.get(kind) ?? []), ...checks]);
}

register(WORKLOADS, checkPods);
register([KIND.statefulSet], checkStatefulSet, checkClaims);
register([KIND.volumeClaim], checkClaims);
register(ROUTES, checkRoute);
register([KIND.gateway], checkGateway, checkIssuerAnnotations, checkPoolAnnotations);
register(['Ingress.networking.k8s.io'], checkIngress, checkIssuerAnnotations);
register([KIND.service], checkPoolAnnotations);
register([KIND.certificate], checkCertificate);
register([KIND.issuer, KIND.clusterIssuer], checkIssuer);
register([KIND.externalSecret, 'ClusterExternalSecret.external-secrets.io'], checkExternalSecret);
register(['PushSecret.external-secrets.io'], checkPushSecret);
register([KIND.store, KIND.clusterStore], checkStore);
register(
  ['RoleBinding.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
  checkBinding,
);
register(['L2Advertisement.metallb.io', 'BGPAdvertisement.metallb.io'], checkAdvertisement);
register(['Application.argoproj.io'], checkApplication);
register(['Destination.platform.kratix.io'], checkDestination);
register(['Promise.platform.kratix.io'], checkPromise);
register(['GitStateStore.platform.kratix.io', 'BucketStateStore.platform.kratix.io'], checkStateStore);
register(['HorizontalPodAutoscaler.autoscaling'], checkAutoscaler);
register([KIND.networkPolicy], checkPeers);
register(['APIService.apiregistration.k8s.io'], checkApiService);
register(
  ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map(
    (kind) => `${kind}.admissionregistration.k8s.io`,
  ),
  checkWebhooks,
);

/**
 * What the objects of one cluster name, and what nothing makes there: neither another object, nor a controller from
 * one, nor a chart as far as it is declared. Says nothing where nobody can tell, and never throws.
 */
export function checkReferences({ isVirtual = false, ...all }: ClusterObjects): ReferenceProblem[] {
  const index = new ObjectIndex(all);
  const report = new ReferenceReport(isVirtual, index);
  for (const subject of index.objects) {
    const root = new Field(subject.object);
    checkNamespace(subject, root, report);
    CHECKS.get(subject.kind)?.forEach((check) => check(subject, root, report));
  }
  checkDefaultClass(report);
  checkSelectors(report);
  checkPolicies(report);
  return report.problems;
}
