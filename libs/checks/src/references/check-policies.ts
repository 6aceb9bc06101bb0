import { BUILT_IN_NAMESPACES } from './check-namespace';
import { Field } from './field';
import { KIND } from './kinds';
import { namespaceMatches } from './namespace-labels';
import { directionsOf, portsOverlap, rulesOf } from './policy-rules';
import type { Direction, PolicyRule } from './policy-rules';
import type { ReferenceReport } from './reference-report';
import { mayOverlap } from './selector-overlap';

/** What the policies of one namespace say about one direction. */
interface Side {
  /** Whether a policy for all pods denies what no other allows. */
  isClosed: boolean;
  /** The rules that can only be about one namespace, by its name. */
  readonly named: Map<string, PolicyRule[]>;
  readonly others: PolicyRule[];
}

/**
 * Traffic between two namespaces that the policies of one let pass and those of the other, which are closed in the
 * other direction, do not.
 */
export function checkPolicies(report: ReferenceReport): void {
  const sides = { Ingress: new Map<string, Side>(), Egress: new Map<string, Side>() };
  const directions = ['Ingress', 'Egress'] as const;
  for (const policy of report.index.renderedOf(KIND.networkPolicy)) {
    const { namespace } = policy.object.metadata;
    if (namespace === undefined) continue;
    for (const direction of directions) {
      const side = sideOf(sides[direction], namespace);
      if (closesAll(new Field(policy.object).at('spec'), direction)) side.isClosed = true;
      rulesOf(policy, namespace, direction).forEach((rule) => addRule(side, rule));
    }
  }
  for (const direction of directions) {
    const opposite = direction === 'Ingress' ? sides.Egress : sides.Ingress;
    for (const { named } of sides[direction].values()) {
      for (const rule of [...named.values()].flat()) checkRule(rule, direction, opposite, report);
    }
  }
}

function checkRule(
  rule: PolicyRule,
  direction: Direction,
  opposite: ReadonlyMap<string, Side>,
  report: ReferenceReport,
): void {
  const { only = '', namespace } = rule;
  const other = only === namespace ? undefined : opposite.get(only);
  // Whoever else has a hand in the built-in namespaces may allow it there.
  if (other?.isClosed !== true || BUILT_IN_NAMESPACES.includes(only)) return;
  if (report.index.isOpen(KIND.networkPolicy, only)) return;
  const candidates = [...(other.named.get(namespace) ?? []), ...other.others];
  if (candidates.some((each) => isAnswer(rule, each, report))) return;
  const message =
    direction === 'Egress'
      ? `lets traffic out to the namespace ${only}, where no policy lets it in`
      : `lets traffic in from the namespace ${only}, where no policy lets it out`;
  report.add(rule.policy, rule.place, 'STR657', message);
}

/** Whether a rule of the other namespace may be about the same pods and ports. */
const isAnswer = (rule: PolicyRule, answer: PolicyRule, { index }: ReferenceReport): boolean =>
  mayOverlap(rule.pods, answer.peerPods) &&
  mayOverlap(rule.peerPods, answer.pods) &&
  portsOverlap(rule.ports, answer.ports) &&
  (answer.namespaces === undefined || namespaceMatches(index, rule.namespace, answer.namespaces) !== false);

function sideOf(sides: Map<string, Side>, namespace: string): Side {
  let side = sides.get(namespace);
  if (side === undefined) sides.set(namespace, (side = { isClosed: false, named: new Map(), others: [] }));
  return side;
}

function addRule({ named, others }: Side, rule: PolicyRule): void {
  if (rule.only === undefined) others.push(rule);
  else if (named.get(rule.only)?.push(rule) === undefined) named.set(rule.only, [rule]);
}

function closesAll(spec: Field, direction: Direction): boolean {
  const selector = spec.at('podSelector');
  const isForAll = ['matchLabels', 'matchExpressions'].every((field) => {
    const part = selector.at(field);
    return part.entries.length + part.elements.length === 0;
  });
  return isForAll && directionsOf(spec).includes(direction);
}
