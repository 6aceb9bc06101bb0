import type { IssueKind } from './issue-kind';

/** Issues of the stage that renders and checks objects. */
export const RENDER_ISSUES = {
  STR401: {
    title: 'Secret in the output',
    why: 'rendered/ is committed: a Secret in it is published to everyone who can read the repository.',
    remedy: 'Render an ExternalSecret and keep the value in the secret store.',
  },
  STR402: {
    title: 'Object is owned twice on one cluster',
    why: 'Two Applications that own one object overwrite each other for ever.',
    remedy: 'Render it in one addon only.',
  },
  STR403: {
    title: 'Output path is used twice',
    why: 'One of the two objects would be lost.',
    remedy: 'Give the objects different names.',
  },
  STR404: {
    title: 'Manifest is not a Kubernetes object',
    why: 'The API server needs apiVersion, kind and a valid metadata.name.',
    remedy: 'Complete the object in the manifests of the addon.',
  },
  STR405: {
    title: 'Output path leaves its directory',
    why: 'A render target writes into its own directory only.',
    remedy: 'Use names without `/` and `..`.',
  },
  STR407: {
    title: 'Two Applications share a name',
    why: 'Argo CD would let the two ApplicationSets overwrite each other.',
    remedy: 'Rename the addon or the cluster.',
  },
  STR408: {
    title: 'Manifests fail to render',
    why: 'The manifests function of the addon threw an error.',
    remedy: 'Mend the function; the configuration it got is valid by the schema.',
  },
  STR409: {
    title: 'Chart is not pinned',
    why: 'A missing or floating version makes the same commit deploy different things.',
    remedy: 'Set `version` to one exact version.',
  },
  STR410: {
    title: 'Value cannot be written as YAML',
    why: 'Functions, symbols, NaN, infinity and data that refers to itself have no counterpart in YAML.',
    remedy: 'Return plain data from the manifests and values of the addon.',
  },
  STR411: {
    title: 'Project does not allow it',
    why: 'Argo CD refuses what an Application may not do in its AppProject, and projects allow only what addons declare.',
    remedy:
      'Declare it in the addon: namespaces in `alsoWritesTo`, cluster-scoped kinds in `provides.clusterKinds`.',
  },
  STR412: {
    title: 'Object before its definition or namespace',
    why: 'The API server refuses an object whose CustomResourceDefinition or namespace is not there yet.',
    remedy: 'Name the addon that brings it in `dependsOn`, or leave the object out on that cluster.',
  },
  STR413: {
    title: 'Template reads what a cluster lacks',
    why: 'With missingkey=error one matching cluster without the key stops the whole ApplicationSet, on all clusters.',
    remedy: 'Set the label or annotation in cluster.yaml, or select only clusters that have it.',
  },
  STR414: {
    title: 'Addon on a virtual cluster assumes its host',
    why: 'A virtual cluster has its own Services and namespaces: an address that only the host knows leads nowhere.',
    remedy: 'Give the role or the cluster an address that its pods can reach, or keep the addon on the host.',
  },
  STR415: {
    title: 'ApplicationSet is refused',
    why: 'Argo CD would not accept it, or Strata cannot tell what it generates and does not guess.',
    remedy: 'Mend the generator or template that is named.',
  },
  STR416: {
    title: 'Promise breaks the contract of Kratix',
    why: 'Kratix, or the rules of the platform, would refuse the promise or what its pipelines give.',
    remedy: 'Mend the promise that is named; no request can.',
  },
} as const satisfies Record<string, IssueKind>;
