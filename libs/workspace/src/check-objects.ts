import { checkObjectRules, checkPolicies, checkSchema, judgeProblems, runOwnChecks } from '@strata/checks';
import type { JudgedProblem, ObjectProblem, UsedException } from '@strata/checks';
import { formatPath } from '@strata/compose';
import type { Path } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import { suggest } from '@strata/model';
import type { ClusterTarget, RenderedObject } from '@strata/render';
import { kindKey } from '@strata/schema';
import type { KindCatalogue } from '@strata/schema';
import type { CheckSettings } from './check-settings';
import type { FoundIssue } from './join-issues';
import type { LocateValue } from './locate-object';

/** A problem with the object that has it, and the file in which it stands. */
export interface Finding extends JudgedProblem {
  readonly rendered: RenderedObject;
  /** The index of the check of the workspace that could not judge the object. */
  readonly brokenCheck?: number;
}

/** What objects are judged by. */
export interface Judges {
  readonly kinds: KindCatalogue;
  readonly settings: CheckSettings;
  /** The clusters of the platform. */
  readonly targets: readonly ClusterTarget[];
  /** The addon that makes the objects, where one does. */
  readonly addon?: string;
}

/** Everything that is wrong with objects, each by itself; nothing is excused yet. */
export function findProblems(objects: readonly RenderedObject[], judges: Judges): Finding[] {
  return objects.flatMap((rendered) => {
    const { manifest, cluster = '' } = rendered;
    const { problems, unknownKinds } = checkSchema(manifest, judges.kinds);
    const isKnown = !unknownKinds.includes(kindKey(manifest.apiVersion, manifest.kind));
    const all: (ObjectProblem & Partial<JudgedProblem>)[] = [
      ...unknownKinds.map((kind) => describeUnknownKind(kind, judges.kinds)),
      ...problems,
      ...(isKnown ? withoutEchoes(checkObjectRules(manifest), problems) : []),
      ...judgeByPolicies(rendered, judges),
    ];
    const { addon } = judges;
    const whose = { object: manifest, cluster, rendered, ...(addon === undefined ? {} : { addon }) };
    return all.map((problem) => ({ ...problem, ...whose }));
  });
}

/** A kind that Kubernetes itself would have is wrong; one of somebody else's may be defined where nobody looked. */
function describeUnknownKind(kind: string, kinds: KindCatalogue): ObjectProblem & Partial<JudgedProblem> {
  const { isBuiltIn, names } = kinds.kindsLike(kind);
  const remedy = names.length === 0 ? undefined : suggest(kind, names);
  const whose = isBuiltIn ? 'which Kubernetes does not have' : 'which nothing knows';
  return {
    code: 'STR601',
    severity: isBuiltIn ? 'error' : 'warning',
    path: [],
    message: `is of the kind ${kind}, ${whose}`,
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** What the API server's own rules say beyond what the schemas say of the same field. */
const withoutEchoes = (found: readonly ObjectProblem[], known: readonly ObjectProblem[]): ObjectProblem[] =>
  found.filter(({ path }) => {
    const isBelow = (other: Path): boolean =>
      other.length > 0 && other.every((step, index) => step === path[index]);
    const isRightAbove = (other: Path): boolean =>
      other.length === path.length + 1 && path.every((step, index) => step === other[index]);
    return !known.some((problem) => isBelow(problem.path) || isRightAbove(problem.path));
  });

function judgeByPolicies({ manifest, cluster }: RenderedObject, judges: Judges): ObjectProblem[] {
  const { settings, targets, addon } = judges;
  const [first] = targets;
  const target = targets.find(({ cluster: { name } }) => name === cluster) ?? first;
  if (target === undefined) return [];
  const subject = { cluster: target.cluster, facts: target.facts, ...(addon === undefined ? {} : { addon }) };
  const judged = { ...subject, object: manifest };
  return [
    ...checkPolicies(judged),
    ...runOwnChecks(judged, settings.config.checks ?? []),
    ...settings.policies.flatMap((policy) =>
      policy.judge(manifest).map((message): ObjectProblem => ({
        code: 'STR675',
        path: [],
        message: `${message} (${policy.name})`,
      })),
    ),
  ];
}

/** What remains of problems once severities and exceptions have been applied, each at the line that sets the value. */
export function judgeFindings(
  findings: readonly Finding[],
  { config, locate: locateSetting }: CheckSettings,
  locate: LocateValue,
): { found: FoundIssue[]; used: readonly UsedException[] } {
  const { problems, used } = judgeProblems(findings, config, today());
  const found = problems.map((problem): FoundIssue => {
    const { code, path, message, remedy, severity, rendered, brokenCheck } = problem;
    const field = path.length === 0 ? '' : ` ${formatPath(path)}`;
    const location =
      brokenCheck === undefined
        ? locate(rendered, path, code === 'STR602')
        : locateSetting(['checks', brokenCheck]);
    return {
      subject: `${describeManifest(rendered.manifest)}${field}`,
      issue: {
        code: brokenCheck === undefined ? code : 'STR674',
        ...(severity === 'warning' ? { severity } : {}),
        message,
        location,
        ...(rendered.cluster === undefined ? {} : { clusters: [rendered.cluster] }),
        ...(remedy === undefined || remedy === '' ? {} : { remedy }),
      },
    };
  });
  return { found, used };
}

/** An exception may have an end; nothing else depends on the day. */
export const today = (): string => new Date().toISOString().slice(0, 10);
