import type { IssueKind } from './issue-kind';

/** Objects that name others which are not on their cluster. */
export const REFERENCE_ISSUES = {
  STR640: {
    title: 'ConfigMap or Secret is not there',
    why: 'A pod that takes a variable or a volume from it does not start, and a controller that reads it stops.',
    remedy: 'Render it, an ExternalSecret or a Certificate, or mark the reference as optional.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  },
  STR641: {
    title: 'Key of a ConfigMap or Secret is not there',
    why: 'The object comes, and the one who reads the key of it fails all the same.',
    remedy: 'Name a key that the object has, or add the key to what makes it.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  },
  STR642: {
    title: 'ServiceAccount is not there',
    why: 'The API server refuses pods under an account that does not exist, and rights given to it reach nobody.',
    remedy: 'Render the ServiceAccount, or name one that is there.',
    source: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  },
  STR643: {
    title: 'Class is not there',
    why: 'Pods of an unknown priority or runtime are refused; claims, Gateways and Ingresses of an unknown class wait for ever.',
    remedy: 'Name a class of the cluster.',
    source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  },
  STR644: {
    title: 'Cluster has not one default StorageClass',
    why: 'Without a default a claim that names no class waits for ever; of several the newest is taken.',
    remedy: 'Set the annotation storageclass.kubernetes.io/is-default-class to "true" on exactly one class.',
    source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass',
  },
  STR645: {
    title: 'Gateway or listener is not there',
    why: 'A route that no listener takes serves nothing, and Argo CD shows it as healthy.',
    remedy: 'Name a Gateway of the cluster and one of its listeners.',
    source: 'https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways',
  },
  STR646: {
    title: 'Listener does not let the route in',
    why: 'A listener takes only routes whose host names, namespace and kind it allows.',
    remedy: 'Change the host name of the route, or `hostname` or `allowedRoutes` of the listener.',
    source: 'https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways',
  },
  STR647: {
    title: 'Service or its port is not there',
    why: 'Requests to it are answered with an error, or reach nobody.',
    remedy: 'Name a Service of the cluster and a port that it has.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  },
  STR648: {
    title: 'Reference to another namespace is not granted',
    why: 'Routes and Gateways use objects of another namespace only where a ReferenceGrant there allows it.',
    remedy: 'Render a ReferenceGrant in the namespace of the object that is named.',
    source: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  },
  STR649: {
    title: 'Certificate does not cover the host name',
    why: 'Browsers refuse a certificate that does not name the host; a wildcard stands for one label only.',
    remedy: 'Add the name to `dnsNames` of the Certificate, or change the host name.',
    source: 'https://datatracker.ietf.org/doc/html/rfc6125#section-6.4.3',
  },
  STR650: {
    title: 'Issuer is not there',
    why: 'A Certificate whose issuer does not exist is never issued.',
    remedy: 'Name an Issuer of the namespace or a ClusterIssuer of the cluster.',
    source: 'https://cert-manager.io/docs/configuration/',
  },
  STR651: {
    title: 'Secret store is not there',
    why: 'Without its store an ExternalSecret makes no Secret, and a PushSecret keeps none.',
    remedy: 'Name a SecretStore of the namespace or a ClusterSecretStore of the cluster.',
    source: 'https://external-secrets.io/latest/introduction/overview/',
  },
  STR652: {
    title: 'Role is not there',
    why: 'A binding to a role that does not exist gives no rights.',
    remedy: 'Name a Role of the namespace or a ClusterRole of the cluster.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  },
  STR653: {
    title: 'Namespace is not there',
    why: 'The API server refuses objects in a namespace that does not exist, and a policy that names one allows nobody.',
    remedy: 'Name a namespace that an addon, an Application or a Namespace object makes.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  },
  STR654: {
    title: 'Selector selects no pods',
    why: 'A Service without pods answers nobody, and a budget without pods protects none.',
    remedy: 'Select labels that a pod template of the namespace has.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes',
  },
  STR655: {
    title: 'Address pool is not there',
    why: 'A Service that asks for an unknown pool gets no address, and an unknown pool is not announced.',
    remedy: 'Name an IPAddressPool of the cluster.',
    source: 'https://metallb.io/configuration/',
  },
  STR656: {
    title: 'AppProject is not there',
    why: 'Argo CD does not sync an Application whose project does not exist.',
    remedy: 'Name a project that is in the namespace of Argo CD.',
    source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  },
  STR657: {
    title: 'NetworkPolicies allow one side only',
    why: 'Between two isolated namespaces traffic passes only if one lets it out and the other lets it in.',
    remedy: 'Allow the same pods and ports on the other side as well.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  },
  STR658: {
    title: 'Declared object cannot be read',
    why: 'What a chart creates is known from `provides.objects` alone.',
    remedy:
      'Write `Kind.group namespace/name`, for a Service with its ports: "Service monitoring/grafana:80".',
  },
  STR659: {
    title: 'Object that is named is not there',
    why: 'What names it waits for it, or does nothing.',
    remedy: 'Name an object of the cluster, or render it.',
  },
} as const satisfies Record<string, IssueKind>;
