import type { IssueKind } from './issue-kind';

const DOCUMENTATION = 'https://kubernetes.io/docs';
const ARGO_CD = 'https://argo-cd.readthedocs.io/en/stable';

/** The platform's own rules, and how they are configured. */
export const POLICY_ISSUES = {
  STR660: {
    title: 'Image with a tag that moves',
    why: 'The same commit gives other pods tomorrow, and two replicas may run different code.',
    remedy: 'Name the version of the image, or its digest.',
    source: `${DOCUMENTATION}/concepts/containers/images/#image-names`,
  },
  STR661: {
    title: 'Container without requests',
    why: 'Without requests the scheduler packs pods on one node until it has nothing left, and evicts these first.',
    remedy: 'Give `resources.requests` for cpu and memory.',
    source: `${DOCUMENTATION}/concepts/configuration/manage-resources-containers/`,
  },
  STR662: {
    title: 'Pod mounts a directory of its host',
    why: 'A directory of the host outlives the pod, stays on one node, and opens the host to the pod.',
    remedy: 'Use a claim or an emptyDir, or write an exception with the reason into environments/checks.ts.',
    source: `${DOCUMENTATION}/concepts/storage/volumes/#hostpath`,
  },
  STR663: {
    title: 'Pod is privileged',
    why: 'A pod that is privileged on its node can read and change everything that runs there.',
    remedy: 'Take the privilege away, or write an exception with the reason into environments/checks.ts.',
    source: `${DOCUMENTATION}/concepts/security/pod-security-standards/`,
  },
  STR664: {
    title: 'Role grants everything',
    why: 'A wildcard also grants what nobody thought of, and what will exist after the next upgrade.',
    remedy: 'List the groups, resources and verbs that are needed.',
    source: `${DOCUMENTATION}/concepts/security/rbac-good-practices/#least-privilege`,
  },
  STR665: {
    title: 'Binding makes administrators',
    why: 'Whoever has cluster-admin can read every Secret and change every object of the cluster.',
    remedy: 'Bind a role of its own that grants what is needed.',
    source: `${DOCUMENTATION}/concepts/security/rbac-good-practices/#least-privilege`,
  },
  STR666: {
    title: 'Sync is retried without a limit',
    why: 'Argo CD tries a broken revision for ever and does not look at a newer one meanwhile.',
    remedy: 'Give `retry.limit` a number of attempts.',
    source: `${ARGO_CD}/user-guide/auto_sync/`,
  },
  STR667: {
    title: 'Definition may be pruned',
    why: 'When a definition goes, every object of its kind on the cluster goes with it.',
    remedy: 'Turn pruning off for the Application, or annotate the definition with Prune=false.',
    source: `${ARGO_CD}/user-guide/sync-options/#no-prune-resources`,
  },
  STR668: {
    title: 'Repository is read over plain HTTP',
    why: 'Whoever is on the way between can put another content in its place.',
    remedy: 'Use https:// or ssh://.',
    source: `${ARGO_CD}/user-guide/private-repositories/`,
  },
  STR669: {
    title: 'Chart is not pinned to a version',
    why: 'What a range stands for changes without a commit and without a review.',
    remedy: 'Name an exact version.',
    source: `${ARGO_CD}/user-guide/tracking_strategies/`,
  },
  STR670: {
    title: 'Git source is not pinned',
    why: 'What a branch stands for changes without a commit and without a review here.',
    remedy: 'Name a tag or a commit; only the repository of the platform itself follows a branch.',
    source: `${ARGO_CD}/user-guide/tracking_strategies/`,
  },
  STR671: {
    title: 'Object breaks a check of yours',
    why: 'A check of your own in environments/checks.ts does not want it; its code stands in the message.',
    remedy: 'Change the object as the message says, or add an exception with the reason.',
  },
  STR672: {
    title: 'Exception excuses nothing',
    why: 'An exception that nothing needs hides the next mistake of its kind.',
    remedy: 'Remove it from environments/checks.ts.',
  },
  STR673: {
    title: 'Exception has expired',
    why: 'It was meant for a time, and that is over: what it excused is reported again.',
    remedy: 'Mend what it excused, or give it a new date and the reason for it.',
  },
  STR674: {
    title: 'Configuration of checks is not valid',
    why: 'A severity or an exception that means nothing would silently change nothing.',
    remedy: 'Correct environments/checks.ts, or the policy under environments/policies/.',
  },
  STR675: {
    title: 'Object breaks a policy of the pack',
    why: 'A ValidatingAdmissionPolicy under environments/policies/ does not want it, as it would not on the cluster.',
    remedy: 'Change the object as the message says.',
    source: `${DOCUMENTATION}/reference/access-authn-authz/validating-admission-policy/`,
  },
} as const satisfies Record<string, IssueKind>;
