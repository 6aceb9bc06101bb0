import type { PromiseDefinition } from '@strata/kratix';
import type { Issue } from '@strata/model';
import type { ClusterTarget, RenderedObject } from '@strata/render';
import type { KindCatalogue } from '@strata/schema';
import { idleExceptions, judgeProblems } from '@strata/checks';
import type { JudgedProblem, Judgement, UsedException } from '@strata/checks';
import { findProblems, judgeFindings, today } from './check-objects';
import { readCheckSettings } from './check-settings';
import type { CheckSettings } from './check-settings';
import type { FoundIssue } from './join-issues';
import type { LocateValue } from './locate-object';
import { DEFINITION, openKinds } from './open-kinds';
import { SchemaStore } from './schema-store';

/** What is known of a workspace beside its objects; asked when the first object comes. */
export interface JudgedWorkspace {
  readonly targets: readonly ClusterTarget[];
  readonly promiseDefinitions: readonly PromiseDefinition[];
}

/** The code of an exception whose day has passed. */
const EXPIRED = 'STR673';

/** What is wrong with objects of a project and is not excused. */
export interface ObjectVerdict {
  readonly found: readonly FoundIssue[];
  /** The exceptions that excuse something. */
  readonly used: readonly UsedException[];
}

const NOTHING_FOUND: ObjectVerdict = { found: [], used: [] };

/** Judges the objects of a workspace by schemas, rules and policies, with its exceptions. */
export class ObjectJudge {
  /** What is wrong with the schemas, the exceptions and the policies themselves. */
  readonly issues: readonly Issue[];
  private readonly schemas: SchemaStore;
  private readonly settings: CheckSettings;
  private kinds: KindCatalogue | undefined;

  constructor(
    root: string,
    private readonly workspace: JudgedWorkspace,
  ) {
    this.schemas = new SchemaStore(root);
    this.settings = readCheckSettings(root);
    const { config, locate } = this.settings;
    const expired = judgeProblems([], config, today()).configProblems.filter(({ code }) => code === EXPIRED);
    this.issues = [
      ...this.schemas.issues,
      ...this.settings.issues,
      ...expired.map(({ path, ...problem }) => ({ ...problem, location: locate(path) })),
    ];
  }

  /** The last day on which all exceptions are as they are now; undefined where none of them ends. */
  get validUntil(): string | undefined {
    const { exceptions = [] } = this.settings.config;
    const ends = exceptions.flatMap(({ expires }) =>
      expires !== undefined && expires >= today() ? [expires] : [],
    );
    return ends.sort()[0];
  }

  /** Everything that is wrong with objects of a project and is not excused, one for each object. */
  judge(objects: readonly RenderedObject[], locate: LocateValue, addon?: string): ObjectVerdict {
    const { settings, workspace } = this;
    // What exceptions would excuse is not worth a word while they cannot be read.
    if (settings.issues.length > 0 || objects.length === 0) return NOTHING_FOUND;
    const judges = { kinds: this.kindsOf(objects), settings, targets: workspace.targets, addon };
    return judgeFindings(findProblems(objects, judges), settings, locate);
  }

  /** What remains of problems that only the whole platform shows. */
  judgeProblems<Problem extends JudgedProblem>(problems: readonly Problem[]): Judgement<Problem> {
    return judgeProblems(problems, this.settings.config, today());
  }

  /** Exceptions that nothing needs. @param used the indices of those that excuse something */
  idleExceptions(used: ReadonlySet<number>): Issue[] {
    const { config, locate } = this.settings;
    return idleExceptions(config, used, today()).map(({ path, ...problem }) => ({
      ...problem,
      location: locate(path),
    }));
  }

  /** The schemas of all kinds; also of those that are defined among the objects. */
  private kindsOf(objects: readonly RenderedObject[]): KindCatalogue {
    const own = objects.filter(({ manifest }) => manifest.kind === DEFINITION);
    const { promiseDefinitions } = this.workspace;
    if (own.length > 0) return openKinds(this.schemas, promiseDefinitions, own);
    return (this.kinds ??= openKinds(this.schemas, promiseDefinitions, []));
  }
}
