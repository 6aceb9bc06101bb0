import { groupKindOf } from '@strata/kubernetes';
import { Field } from '../references/field';
import { podSpecOf } from './pod-parts';
import type { PolicyFinding, PolicySubject } from './policy';

/** Volumes that are paths on the disk of a node. */
export function checkHostPaths({ object }: PolicySubject): PolicyFinding[] {
  const volumes =
    groupKindOf(object) === 'PersistentVolume'
      ? [new Field(object).at('spec')]
      : (podSpecOf(object)?.at('volumes').elements ?? []);
  return volumes
    .map((volume) => volume.at('hostPath'))
    .filter(({ exists }) => exists)
    .map((hostPath) => {
      const { text } = hostPath.at('path');
      return { path: hostPath.path, message: `opens ${text ?? 'a path'} of the node to pods` };
    });
}
