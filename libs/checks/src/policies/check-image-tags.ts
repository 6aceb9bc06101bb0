import type { Field } from '../references/field';
import { describeFloatingImage } from './image-tag';
import { containersOf, podSpecOf } from './pod-parts';
import type { PolicyFinding, PolicySubject } from './policy';

/** Images of containers and of volumes that may be others tomorrow. */
export function checkImageTags({ object }: PolicySubject): PolicyFinding[] {
  const spec = podSpecOf(object);
  if (spec === undefined) return [];
  const images: Field[] = [
    ...containersOf(spec).map((container) => container.at('image')),
    ...spec.at('volumes').elements.map((volume) => volume.at('image', 'reference')),
  ];
  return images.flatMap(({ text, path }) => {
    const message = text === undefined ? undefined : describeFloatingImage(text);
    return message === undefined ? [] : [{ path, message }];
  });
}
