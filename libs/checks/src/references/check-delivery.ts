import { ARGOCD_NAMESPACE } from '@strata/model';
import { Field } from './field';
import { KIND, withGroup } from './kinds';
import { selectorIn, selects } from './label-selection';
import type { ReferenceCheck } from './reference-report';
import { requireSecretReference } from './secret-reference';

/** Argo CD makes it itself. */
const DEFAULT_PROJECT = 'default';

const KRATIX_GROUP = 'platform.kratix.io';

/** The project of an Application, in the namespace of Argo CD. */
export const checkApplication: ReferenceCheck = (subject, root, report) => {
  const project = root.at('spec', 'project');
  const name = project.text;
  if (name === undefined || name === DEFAULT_PROJECT) return;
  report.require(subject, project, {
    code: 'STR656',
    kind: KIND.appProject,
    namespace: ARGOCD_NAMESPACE,
    name,
  });
};

/** The state store that Kratix writes for a destination. */
export const checkDestination: ReferenceCheck = (subject, root, report) => {
  const reference = root.at('spec', 'stateStoreRef');
  const name = reference.at('name');
  const kind = reference.at('kind').text;
  if (name.text === undefined || kind === undefined) return;
  report.require(subject, name, { code: 'STR659', kind: withGroup(KRATIX_GROUP, kind), name: name.text });
};

/** The promises that a promise needs, and the destinations that it selects. */
export const checkPromise: ReferenceCheck = (subject, root, report) => {
  for (const required of root.at('spec', 'requiredPromises').elements) {
    const name = required.at('name');
    if (name.text === undefined) continue;
    report.require(subject, name, { code: 'STR659', kind: subject.kind, name: name.text });
  }
  const destinations = report.index.renderedOf(withGroup(KRATIX_GROUP, 'Destination'));
  for (const each of root.at('spec', 'destinationSelectors').elements) {
    const selector = selectorIn(each);
    if (selector === undefined) continue;
    const labels = destinations.map(({ object }) => new Field(object).at('metadata', 'labels').labels);
    if (labels.some((found) => selects(selector, found))) continue;
    report.add(subject, each, 'STR659', 'selects no Destination: none has these labels');
  }
};

/** The credentials of a state store of Kratix. */
export const checkStateStore: ReferenceCheck = (subject, root, report) => {
  const reference = root.at('spec', 'secretRef');
  requireSecretReference(subject, reference, reference.at('namespace').text, report);
};
