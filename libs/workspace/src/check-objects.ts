import { checkObjectRules, checkPolicies, checkSchema, judgeProblems, runOwnChecks } from '@strata/checks';
import type { JudgedProblem, ObjectProblem } from '@strata/checks';
import { formatPath } from '@strata/compose';
import { describeManifest } from '@strata/kubernetes';
import type { Issue } from '@strata/model';
import type { ClusterTarget, RenderedObject } from '@strata/render';
import type { KindCatalogue } from '@strata/schema';
import type { CheckSettings } from './check-settings';
import type { LocateValue } from './locate-object';

/** A problem with the object that has it, and the file in which it stands. */
export interface Finding extends JudgedProblem {
  readonly rendered: RenderedObject;
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
  const unknown = new Set<string>();
  return objects.flatMap((rendered) => {
    const { manifest, cluster = '' } = rendered;
    const { problems, unknownKinds } = checkSchema(manifest, judges.kinds);
    // One word for each kind is enough.
    const isNew = unknownKinds.filter((kind) => !unknown.has(kind));
    isNew.forEach((kind) => unknown.add(kind));
    const all: (ObjectProblem & Partial<JudgedProblem>)[] = [
      ...isNew.map((kind) => ({
        code: 'STR601' as const,
        severity: 'warning' as const,
        path: [],
        message: `is of the kind ${kind}, which nothing knows`,
      })),
      ...problems,
      ...checkObjectRules(manifest),
      ...judgeByPolicies(rendered, judges),
    ];
    const { addon } = judges;
    const whose = { object: manifest, cluster, rendered, ...(addon === undefined ? {} : { addon }) };
    return all.map((problem) => ({ ...problem, ...whose }));
  });
}

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
  { config }: CheckSettings,
  locate: LocateValue,
): Issue[] {
  const { problems } = judgeProblems(findings, config, today());
  return problems.map(({ code, path, message, remedy, severity, rendered }): Issue => {
    const field = path.length === 0 ? '' : ` ${formatPath(path)}`;
    return {
      code,
      ...(severity === 'warning' ? { severity } : {}),
      message: `${describeManifest(rendered.manifest)}${field} ${message}`,
      location: locate(rendered, path),
      ...(rendered.cluster === undefined ? {} : { clusters: [rendered.cluster] }),
      ...(remedy === undefined || remedy === '' ? {} : { remedy }),
    };
  });
}

/** An exception may have an end; nothing else depends on the day. */
export const today = (): string => new Date().toISOString().slice(0, 10);
