import type { IssueKind } from './issue-kind';

/** Objects that fit their schema, and the API server refuses all the same or nothing can come of. */
export const OBJECT_RULE_ISSUES = {
  STR620: {
    title: 'Name, label or annotation is refused',
    why: 'Names and labels become parts of DNS names, paths and selectors, so that the API server holds them to a syntax.',
    remedy: 'Write it in the syntax that is named.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  },
  STR621: {
    title: 'Selector does not select its own pods',
    why: 'A workload finds its pods by its selector; the API server refuses one that its own template does not meet.',
    remedy: 'Give the template the labels of the selector.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  },
  STR622: {
    title: 'Container is refused',
    why: 'The API server, or the kubelet after it, does not take a container like this, so that no pod would start.',
    remedy: 'Mend the field that is named.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
  },
  STR623: {
    title: 'Volume or mount is refused',
    why: 'Each volume has one source and one name, and containers mount only volumes that their pod has.',
    remedy: 'Declare the volume in the pod, or mend the mount.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  },
  STR624: {
    title: 'Port, probe or hook is refused',
    why: 'The kubelet must know which one action to take and which port to ask.',
    remedy: 'Give exactly one action, and a port that the container has.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  },
  STR625: {
    title: 'Resource amount is refused',
    why: 'Requests and limits are quantities, and nothing may ask for more than it may have.',
    remedy: 'Write a quantity such as 250m or 512Mi, with the request at most the limit.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  },
  STR626: {
    title: 'Service is refused',
    why: 'What a Service may say depends on its type, and its ports must be told apart.',
    remedy: 'Mend the field that is named, or change the type.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  },
  STR627: {
    title: 'Ingress or NetworkPolicy is refused',
    why: 'A rule of traffic with a malformed host, path, port or network would match nothing or everything.',
    remedy: 'Mend the field that is named.',
    source:
      'https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/apis/networking/validation/validation.go',
  },
  STR628: {
    title: 'Role or binding is refused',
    why: 'A rule needs verbs and what they apply to, and a binding needs an existing kind of role and of subjects.',
    remedy: 'Complete the rule, or mend the reference.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  },
  STR629: {
    title: 'Workload is refused',
    why: 'Counts, update strategies, schedules and restart policies must fit the kind of the workload.',
    remedy: 'Mend the field that is named.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/',
  },
  STR630: {
    title: 'Quota, budget or autoscaler is refused',
    why: 'Bounds that contradict each other can never be kept.',
    remedy: 'Mend the bound that is named.',
    source: 'https://kubernetes.io/docs/concepts/policy/',
  },
  STR631: {
    title: 'ConfigMap or Secret is refused',
    why: 'Keys become file names, and the API server stores at most 1 MiB in one object.',
    remedy: 'Rename the key, or split the data.',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
  },
  STR632: {
    title: 'Persistent storage is refused',
    why: 'Volumes and claims meet by access mode, size and class, so that each must state them.',
    remedy: 'Mend the field that is named.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/',
  },
  STR633: {
    title: 'Scheduling rule is refused',
    why: 'The scheduler could not tell which nodes an affinity, a toleration or a spread constraint means.',
    remedy: 'Mend the field that is named.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
  },
  STR634: {
    title: 'CustomResourceDefinition is refused',
    why: 'The API server serves a new kind only if its names, versions and scope are beyond doubt.',
    remedy: 'Mend the field that is named.',
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/',
  },
  STR635: {
    title: 'Pod is refused',
    why: 'Settings of a pod such as its DNS, its user and its names must be well-formed and not contradict each other.',
    remedy: 'Mend the field that is named.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
  },
} as const satisfies Record<string, IssueKind>;
