import type { Field } from './field';
import { KIND } from './kinds';
import type { IndexedObject } from './object-index';
import { podTemplateOf } from './pod-template';
import type { ReferenceCheck, ReferenceReport } from './reference-report';
import { checkStorageClass } from './check-storage';

/** Every namespace has this account. */
const DEFAULT_ACCOUNT = 'default';

/** Every namespace has the ConfigMap with the certificates of the API server. */
const ROOT_CERTIFICATES = 'kube-root-ca.crt';

/** Classes that the API server makes itself. */
const SYSTEM_CLASS = /^system-/;

/** What the pods of a workload take from ConfigMaps and Secrets, their account, their classes and their claims. */
export const checkPods: ReferenceCheck = (subject, root, report) => {
  const template = podTemplateOf(subject.kind, root);
  const { namespace } = subject.object.metadata;
  if (template === undefined || namespace === undefined) return;
  const pod = new PodReferences(subject, namespace, report);
  const spec = template.at('spec');
  for (const list of ['initContainers', 'containers', 'ephemeralContainers']) {
    spec.at(list).elements.forEach((container) => pod.checkContainer(container));
  }
  const templates = new Set(
    root
      .at('spec', 'volumeClaimTemplates')
      .elements.flatMap((each) => each.at('metadata', 'name').text ?? []),
  );
  spec.at('volumes').elements.forEach((volume) => pod.checkVolume(volume, templates));
  spec.at('imagePullSecrets').elements.forEach((each) => pod.checkSource(KIND.secret, each, each.at('name')));
  pod.checkSpec(spec);
};

class PodReferences {
  constructor(
    private readonly subject: IndexedObject,
    private readonly namespace: string,
    private readonly report: ReferenceReport,
  ) {}

  checkContainer(container: Field): void {
    for (const variable of container.at('env').elements) {
      const from = variable.at('valueFrom');
      this.checkKey(KIND.secret, from.at('secretKeyRef'));
      this.checkKey(KIND.configMap, from.at('configMapKeyRef'));
    }
    for (const source of container.at('envFrom').elements) {
      this.checkSource(KIND.secret, source.at('secretRef'), source.at('secretRef', 'name'));
      this.checkSource(KIND.configMap, source.at('configMapRef'), source.at('configMapRef', 'name'));
    }
  }

  checkVolume(volume: Field, claimTemplates: ReadonlySet<string>): void {
    this.checkItems(KIND.secret, volume.at('secret'), 'secretName');
    this.checkItems(KIND.configMap, volume.at('configMap'), 'name');
    for (const source of volume.at('projected', 'sources').elements) {
      this.checkItems(KIND.secret, source.at('secret'), 'name');
      this.checkItems(KIND.configMap, source.at('configMap'), 'name');
    }
    for (const driver of ['csi', 'flexVolume', 'cephfs', 'rbd', 'iscsi', 'scaleIO', 'storageos']) {
      for (const field of ['nodePublishSecretRef', 'secretRef']) {
        this.checkSource(KIND.secret, volume.at(driver, field), volume.at(driver, field, 'name'));
      }
    }
    const name = volume.at('name').text;
    const claim = volume.at('persistentVolumeClaim', 'claimName');
    if (
      claim.text !== undefined &&
      !(name !== undefined && claimTemplates.has(name)) &&
      !this.isOfStatefulSet(claim.text)
    ) {
      const { namespace } = this;
      this.report.require(this.subject, claim, {
        code: 'STR659',
        kind: KIND.volumeClaim,
        namespace,
        name: claim.text,
      });
    }
    const ephemeral = volume.at('ephemeral', 'volumeClaimTemplate', 'spec', 'storageClassName');
    checkStorageClass(this.subject, ephemeral, this.report);
  }

  checkSpec(spec: Field): void {
    const { subject, namespace, report } = this;
    const account =
      spec.at('serviceAccountName').text === undefined
        ? spec.at('serviceAccount')
        : spec.at('serviceAccountName');
    if (account.text !== undefined && account.text !== DEFAULT_ACCOUNT) {
      report.require(subject, account, {
        code: 'STR642',
        kind: KIND.serviceAccount,
        namespace,
        name: account.text,
      });
    }
    const priority = spec.at('priorityClassName');
    if (priority.text !== undefined && !SYSTEM_CLASS.test(priority.text)) {
      report.require(subject, priority, { code: 'STR643', kind: KIND.priorityClass, name: priority.text });
    }
    const runtime = spec.at('runtimeClassName');
    if (runtime.text !== undefined) {
      report.require(subject, runtime, { code: 'STR643', kind: KIND.runtimeClass, name: runtime.text });
    }
  }

  /** One Secret or ConfigMap, unless the pod does without. */
  checkSource(kind: string, source: Field, field: Field): ReturnType<ReferenceReport['require']> {
    const name = field.text;
    if (name === undefined || source.at('optional').isTrue) return undefined;
    if (kind === KIND.configMap && name === ROOT_CERTIFICATES) return undefined;
    return this.report.require(this.subject, field, {
      code: 'STR640',
      kind,
      namespace: this.namespace,
      name,
    });
  }

  private checkKey(kind: string, source: Field): void {
    const known = this.checkSource(kind, source, source.at('name'));
    this.report.requireKey(this.subject, source.at('key'), known);
  }

  private checkItems(kind: string, source: Field, nameField: string): void {
    const known = this.checkSource(kind, source, source.at(nameField));
    for (const item of source.at('items').elements)
      this.report.requireKey(this.subject, item.at('key'), known);
  }

  /** A StatefulSet makes claims called after its templates, itself and the number of the pod. */
  private isOfStatefulSet(claim: string): boolean {
    return this.report.index.renderedOf(KIND.statefulSet).some(({ object }) => {
      if (object.metadata.namespace !== this.namespace) return false;
      return claimNames(object).some(
        (prefix) => claim.startsWith(prefix) && /^\d+$/.test(claim.slice(prefix.length)),
      );
    });
  }
}

function claimNames(statefulSet: IndexedObject['object']): string[] {
  const { volumeClaimTemplates } = (statefulSet['spec'] ?? {}) as { volumeClaimTemplates?: unknown };
  if (!Array.isArray(volumeClaimTemplates)) return [];
  return (volumeClaimTemplates as { metadata?: { name?: unknown } }[]).flatMap((template) => {
    const name = template?.metadata?.name;
    return typeof name === 'string' ? [`${name}-${statefulSet.metadata.name}-`] : [];
  });
}
