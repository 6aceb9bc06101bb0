import type { PromiseDefinition } from '@strata/kratix';
import type { Issue } from '@strata/model';
import type { ClusterTarget, RenderedObject } from '@strata/render';
import type { KindCatalogue } from '@strata/schema';
import { judgeProblems } from '@strata/checks';
import type { JudgedProblem, SevereProblem } from '@strata/checks';
import { findProblems, judgeFindings, today } from './check-objects';
import type { Finding } from './check-objects';
import { readCheckSettings } from './check-settings';
import type { CheckSettings } from './check-settings';
import type { LocateValue } from './locate-object';
import { DEFINITION, openKinds } from './open-kinds';
import { SchemaStore } from './schema-store';

/** What is known of a workspace beside its objects; asked when the first object comes. */
export interface JudgedWorkspace {
  readonly targets: readonly ClusterTarget[];
  readonly promiseDefinitions: readonly PromiseDefinition[];
}

/** The code of an exception that excuses nothing. */
const IDLE = 'STR672';

/** The code of an exception whose day has passed. */
const EXPIRED = 'STR673';

/** What remains of problems, and what is wrong with the exceptions from them. */
export interface PlatformJudgement<Problem> {
  readonly problems: readonly (Problem & Pick<SevereProblem, 'severity'>)[];
  readonly issues: readonly Issue[];
}

/** Judges the objects of a workspace by schemas, rules and policies, with its exceptions. */
export class ObjectJudge {
  /** What is wrong with the schemas, the exceptions and the policies themselves. */
  readonly issues: readonly Issue[];
  private readonly schemas: SchemaStore;
  private readonly settings: CheckSettings;
  private readonly findings = new Map<string, readonly Finding[]>();
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

  /** Everything that is wrong with the objects of a project and is not excused. */
  judge(project: string, objects: readonly RenderedObject[], locate: LocateValue, addon?: string): Issue[] {
    const { settings, workspace } = this;
    // What exceptions would excuse is not worth a word while they cannot be read.
    if (settings.issues.length > 0) return [];
    const judges = { kinds: this.kindsOf(objects), settings, targets: workspace.targets, addon };
    const findings = findProblems(objects, judges);
    this.findings.set(project, findings);
    return judgeFindings(findings, settings, locate);
  }

  /**
   * Judges problems that only the whole platform shows.
   *
   * @returns those that are not excused, and exceptions that neither they nor what has been judged before need
   */
  judgePlatform<Problem extends JudgedProblem>(problems: readonly Problem[]): PlatformJudgement<Problem> {
    const { config, locate } = this.settings;
    const day = today();
    const before = [...this.findings.values()].flat();
    const { configProblems } = judgeProblems<JudgedProblem>([...before, ...problems], config, day);
    const idle = configProblems.filter(({ code }) => code === IDLE);
    return {
      problems: judgeProblems(problems, config, day).problems,
      issues: idle.map(({ path, ...problem }) => ({ ...problem, location: locate(path) })),
    };
  }

  /** The schemas of all kinds; also of those that are defined among the objects. */
  private kindsOf(objects: readonly RenderedObject[]): KindCatalogue {
    const own = objects.filter(({ manifest }) => manifest.kind === DEFINITION);
    const { promiseDefinitions } = this.workspace;
    if (own.length > 0) return openKinds(this.schemas, promiseDefinitions, own);
    return (this.kinds ??= openKinds(this.schemas, promiseDefinitions, []));
  }
}
