import type { IssueKind } from './issue-kind';

/** Issues of the stage that stacks layers on what exists. */
export const STACK_ISSUES = {
  STR201: {
    title: 'Name is not valid',
    why: 'Names of environments, roles, clusters and addons become Kubernetes names, labels and directories.',
    remedy: 'Use lower-case letters, digits and hyphens, start with a letter, at most 40 characters.',
  },
  STR202: {
    title: 'Definition file is missing',
    why: 'A directory of an environment, role, cluster or addon without its definition would be left out silently.',
    remedy: 'Add the file, or remove the directory.',
  },
  STR203: {
    title: 'Fact or cluster field is not valid',
    why: 'Every addon reads facts; a wrong one breaks all of them at once.',
    remedy: 'Correct the value; libs/model/src/facts.ts and cluster.ts say what each field holds.',
  },
  STR204: {
    title: 'Unknown role',
    why: 'A cluster gets the overlays of its role and is selected by it.',
    remedy: 'Use a role that has a directory under environments/roles/.',
  },
  STR205: {
    title: 'Cluster name is used twice',
    why: 'The name identifies a cluster in labels, directories and Application names across all environments.',
    remedy: 'Rename one of the two directories.',
  },
  STR206: {
    title: 'Unknown host cluster',
    why: 'A virtual cluster runs inside a cluster of the same environment.',
    remedy: 'Name a cluster of the same environment in `host`.',
  },
  STR207: {
    title: 'Overlay for an unknown addon',
    why: 'Nothing would ever read the file.',
    remedy: 'Rename the file to an addon that exists, or remove it.',
  },
  STR208: {
    title: 'Overlay that nothing reads',
    why: 'The addon is deployed on no cluster that this layer applies to, so editing the file changes nothing.',
    remedy: 'Remove the file, or select a cluster for the addon by its role and labels.',
  },
  STR209: {
    title: 'Unexpected file',
    why: 'A file that no lookup reads looks as if it had an effect.',
    remedy: 'Move or remove it; overlays are `addons/<addon>.yaml` or `addons/<addon>.ts`.',
  },
  STR210: {
    title: 'Addon selects no cluster',
    why: 'An addon that is deployed nowhere is usually a label or role that was mistyped.',
    remedy: 'Correct the placement in the addon, or set the label on a cluster.',
  },
  STR211: {
    title: 'Addon is named differently from its folder',
    why: 'The folder, the project, the overlays and the rendered directory all share one name.',
    remedy: 'Give `defineAddon` the name of the folder.',
  },
  STR212: {
    title: 'Addon placement is not valid',
    why: 'A selector without a role would also match virtual clusters; one that cannot be parsed matches nothing.',
    remedy: 'Name at least one role that exists, and labels with valid keys and values.',
  },
  STR213: {
    title: 'Required fact is missing',
    why: 'Every cluster needs the fact: no layer from base to cluster sets it.',
    remedy: 'Set it in environments/base/environment.yaml or in the environment.',
  },
  STR214: {
    title: 'Dependency is not known',
    why: 'Waiting for an addon that does not exist orders nothing.',
    remedy: 'Correct the name in `dependsOn`, or remove it.',
  },
  STR215: {
    title: 'Addons wait for each other',
    why: 'Addons that depend on each other in a circle could never be installed in any order.',
    remedy: 'Remove one of the dependencies; move definitions that both need into an addon of their own.',
  },
  STR216: {
    title: 'Label or annotation is derived',
    why: 'Labels and annotations that follow from directories and facts cannot be given: selectors and paths would no longer mean the same cluster.',
    remedy: 'Remove it; rename the directory or change the fact instead.',
  },
  STR217: {
    title: 'Platform request is not valid',
    why: 'A request is one object in a file that has its name; its promise must accept it, and the Kratix of one cluster of its environment answer it.',
    remedy: 'Mend the file; rendered/promises/<promise>/README.md says what a request may hold.',
  },
  STR218: {
    title: 'Source of an addon is not complete',
    why: 'Argo CD cannot fetch a chart without its repository and name, nor a directory without its repository and path; what has the scheme `oci://` it takes for an artifact that is no chart.',
    remedy: 'Give the repository as `https://…`, or for a chart in an OCI registry without a scheme.',
  },
  STR219: {
    title: 'Two clusters have one server',
    why: 'An Argo CD finds a cluster by the URL of its API server; of two with the same URL it takes either.',
    remedy: 'Give each cluster the URL of its own API server.',
  },
  STR220: {
    title: 'Addon definition is not valid',
    why: 'Argo CD overlooks a field that it does not know and settles for one that selects nothing: the mistake would only show on the clusters.',
    remedy: 'Correct the field; libs/addon/src/addon.ts says what each one holds.',
  },
  STR221: {
    title: 'Bootstrap Secrets do not fit',
    why: 'Whoever bootstraps a cluster gives each confidential value once, as a Terraform variable of its own.',
    remedy: 'Mend `bootstrapSecrets` of the addon; the facts that it gets are valid.',
  },
} as const satisfies Record<string, IssueKind>;
