import { groupOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';

interface ResourceRule {
  readonly apiGroups?: readonly string[];
  readonly apiVersions?: readonly string[];
  readonly operations?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** Which requests a policy is about. */
export interface MatchConstraints {
  readonly resourceRules?: readonly ResourceRule[];
  readonly excludeResourceRules?: readonly ResourceRule[];
  readonly namespaceSelector?: LabelSelector;
  readonly objectSelector?: LabelSelector;
}

/** Whether a policy is about an object that would be created. Of a namespace only its name is known. */
export function compileMatch(constraints: MatchConstraints = {}): (object: Manifest) => boolean {
  const { resourceRules = [], excludeResourceRules = [], namespaceSelector, objectSelector } = constraints;
  return (object) => {
    const { namespace, labels = {} } = object.metadata;
    if (!resourceRules.some((rule) => isAbout(rule, object))) return false;
    if (excludeResourceRules.some((rule) => isAbout(rule, object))) return false;
    if (!selects(objectSelector, labels)) return false;
    return (
      namespace === undefined || selects(namespaceSelector, { 'kubernetes.io/metadata.name': namespace })
    );
  };
}

function isAbout(rule: ResourceRule, object: Manifest): boolean {
  const includes = (list: readonly string[] | undefined, value: string): boolean =>
    list === undefined || list.includes('*') || list.includes(value);
  const version = object.apiVersion.split('/').at(-1) ?? '';
  const resource = pluralOf(object.kind);
  const isResource = (rule.resources ?? []).some(
    (each) => each === '*' || each === '*/*' || each === resource,
  );
  return (
    isResource &&
    includes(rule.apiGroups, groupOf(object)) &&
    includes(rule.apiVersions, version) &&
    includes(rule.operations, 'CREATE') &&
    (rule.resourceNames === undefined || rule.resourceNames.includes(object.metadata.name))
  );
}

/** The resource of a kind, as nearly all kinds name it: `NetworkPolicy` is `networkpolicies`. */
function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (word === 'endpoints') return word;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function selects(selector: LabelSelector | undefined, labels: Readonly<Record<string, string>>): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    })
  );
}
