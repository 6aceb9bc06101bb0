import { isCustom } from '@strata/kubernetes';
import type { LabelSelector } from '@strata/argocd';
import { BUILT_IN_NAMESPACES } from './check-namespace';
import { Field } from './field';
import { KIND } from './kinds';
import { selectorIn, selects } from './label-selection';
import type { IndexedObject, ObjectIndex } from './object-index';
import { podTemplateOf, WORKLOADS } from './pod-template';
import type { ReferenceReport } from './reference-report';

const BUDGET = 'PodDisruptionBudget.policy';

/** Custom kinds from which no controller makes pods. */
const WITHOUT_PODS =
  /\.(?:external-secrets\.io|cert-manager\.io|monitoring\.coreos\.com|metallb\.io|argoproj\.io)$|^(?:HTTPRoute|GRPCRoute|TLSRoute|ReferenceGrant)\./;

const RUNS_PODS: readonly string[] = ['Alertmanager', 'Prometheus', 'PrometheusAgent', 'ThanosRuler'].map(
  (kind) => `${kind}.monitoring.coreos.com`,
);

/** Services and budgets that select no pods, in namespaces whose pods are all known. */
export function checkSelectors(report: ReferenceReport): void {
  const services = report.index.renderedOf(KIND.service);
  const budgets = report.index.renderedOf(BUDGET);
  if (services.length + budgets.length === 0) return;
  const pods = knownPods(report.index);
  for (const service of services) {
    const selector = new Field(service.object).at('spec', 'selector');
    const { labels } = selector;
    if (Object.keys(labels).length > 0)
      checkSelector(service, selector, { matchLabels: labels }, pods, report);
  }
  for (const budget of budgets) {
    const field = new Field(budget.object).at('spec', 'selector');
    const selector = selectorIn(field);
    if (selector !== undefined) checkSelector(budget, field, selector, pods, report);
  }
}

function checkSelector(
  subject: IndexedObject,
  field: Field,
  selector: LabelSelector,
  pods: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>,
  report: ReferenceReport,
): void {
  const { namespace } = subject.object.metadata;
  const candidates = namespace === undefined ? undefined : pods.get(namespace);
  if (candidates === undefined || candidates.some((labels) => selects(selector, labels))) return;
  report.add(
    subject,
    field,
    'STR654',
    `selects no pods: no pod template in ${String(namespace)} has these labels`,
  );
}

/** The labels of all pods by namespace, of the namespaces where nothing else makes pods. */
function knownPods(index: ObjectIndex): Map<string, Readonly<Record<string, string>>[]> {
  const pods = new Map<string, Readonly<Record<string, string>>[]>();
  for (const kind of WORKLOADS) {
    for (const { object } of index.renderedOf(kind)) {
      const { namespace } = object.metadata;
      const labels = podTemplateOf(kind, new Field(object))?.at('metadata', 'labels').labels;
      if (namespace === undefined || labels === undefined) continue;
      const found = pods.get(namespace);
      if (found === undefined) pods.set(namespace, [labels]);
      else found.push(labels);
    }
  }
  for (const { kind, object } of index.objects) {
    const { namespace } = object.metadata;
    if (namespace !== undefined && mayRunPods(kind, isCustom(object))) pods.delete(namespace);
  }
  BUILT_IN_NAMESPACES.forEach((namespace) => pods.delete(namespace));
  for (const namespace of [...pods.keys()]) if (index.isOpen(KIND.pod, namespace)) pods.delete(namespace);
  return pods;
}

const mayRunPods = (kind: string, isCustomKind: boolean): boolean =>
  isCustomKind && (RUNS_PODS.includes(kind) || !WITHOUT_PODS.test(kind));
