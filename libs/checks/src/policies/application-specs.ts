import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { Field } from '../references/field';

/** A repository that an Application, or a generator of an ApplicationSet, reads. */
export interface ApplicationSource {
  readonly repository: Field;
  /** The version of a chart, or a branch, tag or commit. */
  readonly revision: Field;
  /** Whether it is a chart of a chart repository. */
  readonly isChart: boolean;
}

/** The specs of the Applications that an object is, or makes; parts of a spec where a generator changes parts. */
export function applicationSpecsOf(object: Manifest): Field[] {
  const root = new Field(object);
  switch (groupKindOf(object)) {
    case 'Application.argoproj.io':
      return [root.at('spec')];
    case 'ApplicationSet.argoproj.io':
      return [
        root.at('spec', 'template', 'spec'),
        ...generatorParts(object, 'template').map((part) => part.at('spec')),
      ];
    default:
      return [];
  }
}

/** Every repository that an Application or ApplicationSet reads. */
export function applicationSourcesOf(object: Manifest): ApplicationSource[] {
  const sources = applicationSpecsOf(object)
    .flatMap((spec) => [
      spec.at('source'),
      ...spec.at('sources').elements,
      spec.at('sourceHydrator', 'drySource'),
    ])
    .filter((source) => source.at('repoURL').exists)
    .map((source) => ({
      repository: source.at('repoURL'),
      revision: source.at('targetRevision'),
      isChart: source.at('chart').text !== undefined,
    }));
  const read = generatorParts(object, 'git').map((git) => ({
    repository: git.at('repoURL'),
    revision: git.at('revision'),
    isChart: false,
  }));
  return [...sources, ...read];
}

/**
 * What a text of an ApplicationSet's template becomes: itself, or the values of that name which its generators give.
 * Nothing for other templates: what they give shows in the Applications that the set generates.
 */
export function filledIn(object: Manifest, field: Field): Field[] {
  if (field.text?.includes('{{') !== true) return [field];
  const [, name] = /^\{\{-?\s*\.values\.([A-Za-z_]\w*)\s*-?\}\}$/.exec(field.text) ?? [];
  if (name === undefined) return [];
  return generatorParts(object, 'values')
    .map((values) => values.at(name))
    .filter(({ text }) => text !== undefined && !text.includes('{{'));
}

/** The fields of that name in the generators of an ApplicationSet, at any depth. */
function generatorParts(object: Manifest, name: string): Field[] {
  if (groupKindOf(object) !== 'ApplicationSet.argoproj.io') return [];
  const generators = new Field(object).at('spec', 'generators');
  return [...generators.maps()].map((map) => map.at(name)).filter(({ exists }) => exists);
}
