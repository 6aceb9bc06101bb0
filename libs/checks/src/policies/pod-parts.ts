import { groupKindOf } from '@strata/kubernetes';
import type { Manifest } from '@strata/kubernetes';
import { Field } from '../references/field';
import { podTemplateOf } from '../references/pod-template';

/** The spec of the pods that an object runs; undefined for an object that runs none. */
export const podSpecOf = (object: Manifest): Field | undefined =>
  podTemplateOf(groupKindOf(object), new Field(object))?.at('spec');

/** All containers of a pod, also those that run before the others and those that debug them. */
export const containersOf = (spec: Field): Field[] =>
  ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) => spec.at(field).elements);
