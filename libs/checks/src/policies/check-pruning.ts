import { groupKindOf } from '@strata/kubernetes';
import { Field } from '../references/field';
import { applicationSpecsOf } from './application-specs';
import type { PolicyFinding, PolicySubject } from './policy';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Options with which Argo CD prunes nothing, or not before a person agrees. */
const KEEPING: readonly string[] = ['Prune=false', 'Prune=confirm'];

/** A chart or a directory that holds definitions and nothing else, by its name. */
const DEFINITIONS = /(?:^|[-_/])(?:crds?|customresourcedefinitions?)(?:[-_/]|$)/i;

/** CustomResourceDefinitions, and Applications of nothing else, that Argo CD may prune. */
export function checkPruning(subject: PolicySubject): PolicyFinding[] {
  return groupKindOf(subject.object) === 'CustomResourceDefinition.apiextensions.k8s.io'
    ? checkDefinition(subject)
    : checkApplications(subject);
}

function checkDefinition({ object }: PolicySubject): PolicyFinding[] {
  const options = new Field(object).at('metadata', 'annotations', SYNC_OPTIONS);
  const given = (options.text ?? '').split(',').map((option) => option.trim());
  if (given.some((option) => KEEPING.includes(option))) return [];
  return [
    {
      path: options.path,
      message: 'must have Prune=false',
      remedy: `Add the annotation ${SYNC_OPTIONS}: Prune=false.`,
    },
  ];
}

function checkApplications({ object }: PolicySubject): PolicyFinding[] {
  return applicationSpecsOf(object).flatMap((spec) => {
    const automated = spec.at('syncPolicy', 'automated');
    const prune = automated.at('prune');
    if (!prune.isTrue || automated.at('enabled').value === false) return [];
    if (spec.at('syncPolicy', 'syncOptions').texts.some((option) => KEEPING.includes(option))) return [];
    const definitions = [spec.at('source'), ...spec.at('sources').elements]
      .flatMap((source) => [source.at('chart'), source.at('path')])
      .find(({ text }) => text !== undefined && DEFINITIONS.test(text));
    if (definitions === undefined) return [];
    return [{ path: prune.path, message: `must be false: ${definitions.text} brings definitions` }];
  });
}
