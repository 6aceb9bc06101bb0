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
    if (Object.keys(labels).length === 0) continue;
    const selected = checkSelector(service, selector, { matchLabels: labels }, pods, report);
    checkTargetPorts(service, selected, report);
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
  pods: ReadonlyMap<string, readonly PodTemplate[]>,
  report: ReferenceReport,
): readonly PodTemplate[] {
  const { namespace } = subject.object.metadata;
  const candidates = namespace === undefined ? undefined : pods.get(namespace);
  if (candidates === undefined) return [];
  const selected = candidates.filter(({ labels }) => selects(selector, labels));
  if (selected.length === 0) {
    const message = `selects no pods: no pod template in ${String(namespace)} has these labels`;
    report.add(subject, field, 'STR654', message);
  }
  return selected;
}

/** Ports of pods that a Service names and none of them has. */
function checkTargetPorts(
  service: IndexedObject,
  selected: readonly PodTemplate[],
  report: ReferenceReport,
): void {
  if (selected.length === 0) return;
  const known = [...new Set(selected.flatMap(({ ports }) => ports))].sort();
  for (const port of new Field(service.object).at('spec', 'ports').elements) {
    const target = port.at('targetPort');
    if (target.text === undefined || known.includes(target.text)) continue;
    const names = known.length === 0 ? 'name no port' : `name ${known.join(', ')}`;
    const message = `names the port ${target.text}, which no pod that it selects has: they ${names}`;
    report.add(service, target, 'STR647', message);
  }
}

/** The pods of a workload, as far as others have to do with them. */
interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  /** The names of the ports of their containers. */
  readonly ports: readonly string[];
}

/** All pods by namespace, of the namespaces where nothing else makes pods. */
function knownPods(index: ObjectIndex): Map<string, PodTemplate[]> {
  const pods = new Map<string, PodTemplate[]>();
  for (const kind of WORKLOADS) {
    for (const { object } of index.renderedOf(kind)) {
      const { namespace } = object.metadata;
      const template = podTemplateOf(kind, new Field(object));
      if (namespace === undefined || template === undefined) continue;
      const containers = ['containers', 'initContainers'].flatMap(
        (field) => template.at('spec', field).elements,
      );
      const ports = containers.flatMap((container) =>
        container.at('ports').elements.flatMap((port) => port.at('name').text ?? []),
      );
      const pod = { labels: template.at('metadata', 'labels').labels, ports };
      pods.set(namespace, [...(pods.get(namespace) ?? []), pod]);
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
