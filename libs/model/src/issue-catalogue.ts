/** What a code means and how to mend it; `docs/issues.md` is made from this text. */
export interface IssueKind {
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
}

/**
 * Every issue that Strata reports. A code is permanent: it is never given another meaning.
 * The hundreds follow the stages: 1 discover and read, 2 stack, 3 compose, 4 render and check, 5 plan and apply.
 */
export const ISSUE_CATALOGUE = {
  STR101: {
    title: 'File is not valid YAML',
    why: 'An overlay that cannot be read cannot be merged, and guessing would hide a mistake.',
    remedy: 'Mend the YAML at the place shown.',
  },
  STR102: {
    title: 'Key is given twice',
    why: 'YAML readers keep one of two equal keys without a word, and not all keep the same one.',
    remedy: 'Keep one of the two.',
  },
  STR103: {
    title: 'File is not UTF-8 text',
    why: 'YAML and TypeScript sources are UTF-8; other bytes would be read differently by other tools.',
    remedy: 'Save the file as UTF-8.',
  },
  STR104: {
    title: 'Aliases expand too far',
    why: 'A few lines of nested aliases can expand to gigabytes.',
    remedy: 'Write the values out, or keep shared values as facts.',
  },
  STR105: {
    title: 'File is not a map',
    why: 'A layer is a map of fields; a list or a single value has no keys to merge by.',
    remedy: 'Start the file with `key: value` lines, and keep one document per file.',
  },
  STR106: {
    title: 'Path leaves the workspace',
    why: 'Rendering reads and writes files of the workspace only, so that the same commit renders the same bytes everywhere.',
    remedy: 'Replace the link by the file itself.',
  },
  STR107: {
    title: 'Key is forbidden',
    why: 'The keys `__proto__`, `constructor` and `prototype` change how JavaScript objects behave.',
    remedy: 'Choose another key.',
  },
  STR108: {
    title: 'Value cannot be represented',
    why: 'JSON and Kubernetes have no such value, or it would lose digits on the way.',
    remedy: 'Put the value in quotes, or use one that JSON has.',
  },
  STR109: {
    title: 'TypeScript does not compile',
    why: 'A layer or addon with a syntax error has no values.',
    remedy: 'Mend the TypeScript at the place shown; `npm run typecheck` shows type errors too.',
  },
  STR110: {
    title: 'Module fails while it is loaded',
    why: 'Addons and TypeScript overlays are plain definitions; loading one must not fail.',
    remedy: 'Mend the error shown; late-bound functions may compute, top-level code should only declare.',
  },
  STR111: {
    title: 'Module exports no definition',
    why: 'The engine reads the default export of `src/index.ts` of an addon and of a TypeScript overlay.',
    remedy:
      'Add `export default defineAddon({ … })`, or `export default layer<Config>({ … })` in an overlay.',
  },
  STR112: {
    title: 'Directive is not understood',
    why: 'A word that starts with `$` changes how lists and maps merge, and Strata knows only some.',
    remedy:
      'Use `$patch: delete|replace|merge`, `$append: […]`, `$prepend: […]`, `$merge: […]` with `$key`, `$jsonPatch: […]`, `$mergePatch: {…}`, or `$strategicMerge: {…}` with `$type`.',
  },
  STR113: {
    title: 'File cannot be read',
    why: 'A source that cannot be read would silently be missing from the result.',
    remedy: 'Check the file and its permissions.',
  },
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
    why: 'A request is one namespaced object in a file that has its name, and Kratix must run on exactly one cluster of its environment.',
    remedy: 'Mend the file, or switch Kratix on on one cluster of the environment.',
  },
  STR218: {
    title: 'Source of an addon is not complete',
    why: 'Argo CD cannot fetch a chart without its repository and name, nor a directory without its repository and path.',
    remedy: 'Give the repository as `https://…`, or for a chart in an OCI registry without a scheme.',
  },
  STR219: {
    title: 'Two clusters have one server',
    why: 'An Argo CD finds a cluster by the URL of its API server; of two with the same URL it takes either.',
    remedy: 'Give each cluster the URL of its own API server.',
  },
  STR301: {
    title: 'Field fails to compute',
    why: 'A late-bound field threw an error.',
    remedy: 'Mend the function in the layer shown, or override the field above it.',
  },
  STR302: {
    title: 'Fields need each other',
    why: 'A field that depends on itself has no value.',
    remedy: 'Break the cycle: give one of the fields a plain value.',
  },
  STR303: {
    title: 'Assertion fails',
    why: 'The layer states a condition that the final configuration does not meet.',
    remedy: 'Change the values that the message names.',
  },
  STR304: {
    title: 'Values cannot be merged',
    why: 'A list operation or a patch says how the value below changes, and it does not fit that value.',
    remedy: 'Fit it to what the layers below give, or replace their value with a plain one.',
  },
  STR305: {
    title: 'Nesting is too deep',
    why: 'Data that deep is a mistake and would exhaust the stack of the tools that read it.',
    remedy: 'Flatten the value, or shorten the chain of references.',
  },
  STR306: {
    title: 'Unknown key',
    why: "The addon's schema does not know the key, so setting it would have no effect.",
    remedy: 'Correct the key; values for the chart belong under `values`.',
  },
  STR307: {
    title: 'Value does not fit the schema',
    why: 'The addon was written for another type or range.',
    remedy: 'Correct the value as the message says.',
  },
  STR308: {
    title: 'Required value is missing',
    why: 'The addon cannot be rendered without it, and no layer sets it.',
    remedy: 'Set it in the addon defaults or in an overlay.',
  },
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
  STR501: {
    title: 'Drift',
    why: 'rendered/ differs from what the sources give: it was edited by hand, or not rendered after an edit.',
    remedy: 'Run `npm run render` and commit the result.',
  },
  STR502: {
    title: 'File in rendered/ was not made by Strata',
    why: 'Strata removes only what it made; nothing else may live in rendered/.',
    remedy: 'Move the file elsewhere, or delete it yourself.',
  },
  STR503: {
    title: 'Symbolic link in rendered/',
    why: 'Writing through a link would change files outside rendered/.',
    remedy: 'Remove the link.',
  },
  STR504: {
    title: 'File cannot be written',
    why: 'The operating system refused.',
    remedy: 'Check the permissions and the space on the disk, then render again.',
  },
} as const satisfies Record<string, IssueKind>;

/** The permanent code of an issue. */
export type IssueCode = keyof typeof ISSUE_CATALOGUE;
