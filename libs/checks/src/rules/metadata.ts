import { checkLabels } from './label-selector';
import {
  checkName,
  DNS_1035_LABEL,
  DNS_LABEL,
  DNS_SUBDOMAIN,
  PATH_SEGMENT,
  QUALIFIED_NAME,
} from './name-syntax';
import type { NameSyntax } from './name-syntax';
import type { Place } from './place';

const LARGEST_ANNOTATIONS_BYTES = 256 * 1024;

/** Kinds whose names are not plain DNS subdomains. */
const NAME_SYNTAXES: Readonly<Record<string, NameSyntax>> = {
  Namespace: DNS_LABEL,
  StatefulSet: DNS_LABEL,
  Service: DNS_1035_LABEL,
  'Role.rbac.authorization.k8s.io': PATH_SEGMENT,
  'RoleBinding.rbac.authorization.k8s.io': PATH_SEGMENT,
  'ClusterRole.rbac.authorization.k8s.io': PATH_SEGMENT,
  'ClusterRoleBinding.rbac.authorization.k8s.io': PATH_SEGMENT,
  'PodDisruptionBudget.policy': PATH_SEGMENT,
  'StatefulSet.apps': DNS_LABEL,
};

/** Finalizers without a domain that Kubernetes itself knows. */
const PLAIN_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/**
 * Checks name, labels, annotations and finalizers of any object.
 *
 * @param groupKind the kind with its group, as `groupKindOf` gives it; its name and finalizers are checked only if it is
 *   built in, for those of custom resources are the business of their definitions
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function checkMetadata(metadata: Place, groupKind: string, isBuiltIn: boolean): void {
  if (isBuiltIn) {
    checkObjectName(metadata, NAME_SYNTAXES[groupKind] ?? DNS_SUBDOMAIN);
    checkFinalizers(metadata.at('finalizers'));
  }
  checkLabelsAndAnnotations(metadata);
}

function checkObjectName(metadata: Place, syntax: NameSyntax): void {
  checkName(metadata.at('name'), 'STR620', syntax);
  if (!metadata.at('namespace').isEmpty) checkName(metadata.at('namespace'), 'STR620', DNS_LABEL);
  const prefix = metadata.at('generateName');
  const text = prefix.text;
  // The API server appends random letters, so that a dash may end the prefix.
  if (text !== undefined && text !== '' && !syntax.fits(`${text.slice(0, 58)}x`)) {
    prefix.refuse('STR620', `must be the beginning of ${syntax.description}`);
  }
}

/** Checks the labels and annotations of an object or a template. */
export function checkLabelsAndAnnotations(metadata: Place): void {
  checkLabels(metadata.at('labels'), 'STR620');
  checkAnnotations(metadata.at('annotations'));
}

function checkAnnotations(annotations: Place): void {
  let bytes = 0;
  for (const [key, value] of annotations.entries) {
    if (!QUALIFIED_NAME.fits(key.toLowerCase())) {
      value.refuse('STR620', `must have as its key ${QUALIFIED_NAME.description}`);
    }
    bytes += key.length + Buffer.byteLength(value.text ?? '');
  }
  if (bytes > LARGEST_ANNOTATIONS_BYTES) {
    annotations.refuse('STR620', `must hold at most ${LARGEST_ANNOTATIONS_BYTES} bytes together`);
  }
}

function checkFinalizers(finalizers: Place): void {
  for (const finalizer of finalizers.elements) {
    const { text } = finalizer;
    if (text === undefined || PLAIN_FINALIZERS.has(text)) continue;
    if (!text.includes('/') || !QUALIFIED_NAME.fits(text)) {
      finalizer.refuse('STR620', 'must be a name with a domain before it, such as example.com/cleanup');
    }
  }
  const texts = finalizers.elements.map(({ text }) => text);
  if (texts.includes('orphan') && texts.includes('foregroundDeletion')) {
    finalizers.refuse('STR620', 'must not hold both orphan and foregroundDeletion');
  }
}
