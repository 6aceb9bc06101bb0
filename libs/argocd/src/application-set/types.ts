import type { ApplicationSpec } from '../application';
import type { LabelSelector } from '../label-selector';

type Texts = Readonly<Record<string, string>>;

/** A part of a template that a generator changes for its own Applications; the set's template fills in the rest. */
export interface TemplateOverride {
  readonly metadata?: {
    readonly name?: string;
    readonly labels?: Texts;
    readonly annotations?: Texts;
    readonly finalizers?: readonly string[];
  };
  readonly spec?: Partial<ApplicationSpec>;
}

/** Clusters that are registered with Argo CD; without a selector also the local one that has no Secret. */
export interface ClustersFields {
  readonly selector?: LabelSelector;
  /** Go templates over the parameters of the cluster; they cannot refer to each other. */
  readonly values?: Texts;
  /** One parameter `clusters` with the list of all, in no certain order, instead of parameters of each. */
  readonly flatList?: boolean;
  readonly template?: TemplateOverride;
}

/** One set of parameters for each element. */
export interface ListFields {
  readonly elements?: readonly Readonly<Record<string, unknown>>[];
  /** YAML of a list of maps; as second child of a matrix it may be templated. */
  readonly elementsYaml?: string;
  readonly template?: TemplateOverride;
}

/** A pattern of paths, or an exception from those. */
export interface GitPath {
  readonly path: string;
  readonly exclude?: boolean;
}

/** What both kinds of git generator have. */
export interface GitFields {
  readonly repoURL: string;
  readonly revision: string;
  readonly requeueAfterSeconds?: number;
  /** The path's parameters are then below `<prefix>.path`, so that two git generators can be combined. */
  readonly pathParamPrefix?: string;
  readonly values?: Texts;
  readonly template?: TemplateOverride;
}

/** Directories of a repository, by Go's `path.Match`: `*` does not cross a slash. */
export interface GitDirectoriesFields extends GitFields {
  readonly directories: readonly GitPath[];
}

/** YAML or JSON files of a repository, by git's own patterns: `*` crosses slashes. */
export interface GitFilesFields extends GitFields {
  readonly files: readonly GitPath[];
}

/** Keeps the parameters that match; keys are paths into them, such as `metadata.labels.environment`. */
interface Selected {
  readonly selector?: LabelSelector;
}

/** A generator that holds no other. */
export type TerminalGenerator = Selected &
  (
    | { readonly clusters: ClustersFields }
    | { readonly list: ListFields }
    | { readonly git: GitDirectoriesFields | GitFilesFields }
  );

/** Every pair of the parameters of two generators; the second may be templated with the first's parameters. */
export interface MatrixFields<Child> {
  readonly generators: readonly [Child, Child];
}

/** Parameters of the first generator, changed by those of the others that have the same values at the merge keys. */
export interface MergeFields<Child> {
  readonly generators: readonly [Child, Child, ...Child[]];
  /** Names of parameters at the top; a path into one is not followed. */
  readonly mergeKeys: readonly [string, ...string[]];
}

/** A generator inside another one: it may combine terminal ones. */
export type NestedGenerator =
  | TerminalGenerator
  | (Selected & { readonly matrix: MatrixFields<TerminalGenerator> })
  | (Selected & { readonly merge: MergeFields<TerminalGenerator> });

/** A generator of a set: two levels of combinations at most. */
export type Generator =
  | TerminalGenerator
  | (Selected & { readonly matrix: MatrixFields<NestedGenerator> & { readonly template?: TemplateOverride } })
  | (Selected & { readonly merge: MergeFields<NestedGenerator> & { readonly template?: TemplateOverride } });

/** An expression over the labels of Applications; there are no other operators. */
export interface RolloutExpression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn';
  readonly values: readonly string[];
}

/** Applications that sync together, after those of the step before are healthy. */
export interface RolloutStep {
  readonly matchExpressions: readonly RolloutExpression[];
  /** Number or percentage, such as `25%`, of the step's Applications that sync at once; 0 stops before the step. */
  readonly maxUpdate?: number | string;
}

/** The order in which Applications of a set change. */
export interface RolloutStrategy {
  readonly type: 'RollingSync' | 'AllAtOnce';
  readonly rollingSync?: { readonly steps: readonly RolloutStep[] };
  readonly deletionOrder?: 'AllAtOnce' | 'Reverse';
}

/** What happens to Applications, and to what they deployed, when the set no longer gives them. */
export interface SetSyncPolicy {
  readonly preserveResourcesOnDeletion?: boolean;
  readonly applicationsSync?: 'create-only' | 'create-update' | 'create-delete' | 'sync';
}

/** Fields of live Applications that the set leaves alone. */
export interface IgnoredApplicationDifference {
  readonly name?: string;
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
}

/**
 * What a set may say beside its generators and its template.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */
export interface SetFields {
  readonly strategy?: RolloutStrategy;
  readonly syncPolicy?: SetSyncPolicy;
  readonly ignoreApplicationDifferences?: readonly IgnoredApplicationDifference[];
  /** Annotations and labels of live Applications that stay. */
  readonly preservedFields?: {
    readonly annotations?: readonly string[];
    readonly labels?: readonly string[];
  };
  /** A Go template of YAML that is merged into each Application. */
  readonly templatePatch?: string;
}
