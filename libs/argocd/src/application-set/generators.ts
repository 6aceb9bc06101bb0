import type { LabelSelector } from '../label-selector';
import type {
  ClustersFields,
  Generator,
  GitDirectoriesFields,
  GitFilesFields,
  ListFields,
  NestedGenerator,
  TemplateOverride,
  TerminalGenerator,
} from './types';

/** One set of parameters for each registered cluster that the selector matches. */
export const clusters = (fields: ClustersFields = {}): TerminalGenerator => ({ clusters: fields });

/** One set of parameters for each element. */
export const list = (
  elements: ListFields['elements'],
  fields: Omit<ListFields, 'elements'> = {},
): TerminalGenerator => ({ list: { elements, ...fields } });

/** One set of parameters for each directory of a repository. */
export const gitDirectories = (fields: GitDirectoriesFields): TerminalGenerator => ({ git: fields });

/** One set of parameters for each map in files of a repository. */
export const gitFiles = (fields: GitFilesFields): TerminalGenerator => ({ git: fields });

/** Every pair of two generators' parameters; the second may read those of the first in its own fields. */
export function matrix(first: TerminalGenerator, second: TerminalGenerator): NestedGenerator;
export function matrix(
  first: NestedGenerator,
  second: NestedGenerator,
  template?: TemplateOverride,
): Generator;
export function matrix(
  first: NestedGenerator,
  second: NestedGenerator,
  template?: TemplateOverride,
): Generator {
  return { matrix: { generators: [first, second], ...(template === undefined ? {} : { template }) } };
}

/**
 * Parameters of the first generator, changed by those of the others where all merge keys are equal.
 *
 * @param mergeKeys names of parameters at the top, which together must be unique within each generator
 */
export function merge(
  mergeKeys: readonly [string, ...string[]],
  generators: readonly [TerminalGenerator, TerminalGenerator, ...TerminalGenerator[]],
): NestedGenerator;
export function merge(
  mergeKeys: readonly [string, ...string[]],
  generators: readonly [NestedGenerator, NestedGenerator, ...NestedGenerator[]],
  template?: TemplateOverride,
): Generator;
export function merge(
  mergeKeys: readonly [string, ...string[]],
  generators: readonly [NestedGenerator, NestedGenerator, ...NestedGenerator[]],
  template?: TemplateOverride,
): Generator {
  return { merge: { mergeKeys, generators, ...(template === undefined ? {} : { template }) } };
}

/** The generator, of whose parameters only those that match are kept. */
export const selected = <G extends Generator>(generator: G, selector: LabelSelector): G => ({
  ...generator,
  selector,
});
