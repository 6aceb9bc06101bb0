import { GATEWAY_NAME_LABEL } from '@strata/kubernetes';

/** The addon, its Helm release, and so the control plane's Deployment and Service. */
export const RELEASE = 'nginx-gateway-fabric';

/** The namespace of control plane, data plane and Gateway. */
export const NAMESPACE = 'nginx-gateway';

/** Labels of the control plane's pods. */
export const CONTROL_PLANE_LABELS = {
  'app.kubernetes.io/name': RELEASE,
  'app.kubernetes.io/instance': RELEASE,
} as const;

/**
 * Labels of the pods that serve a Gateway. The controller keeps the Gateway's name in an annotation only; the
 * Gateway itself asks for this label, because NetworkPolicies of every exposed service select by it.
 *
 * @param gateway name of the Gateway
 */
export const dataPlaneLabels = (gateway: string): Record<string, string> => ({
  [GATEWAY_NAME_LABEL]: gateway,
});
