import { object, clusterObject, WEB } from './objects.cases';
import type { ReferenceCase } from './objects.cases';

const storageClass = (name: string, isDefault?: string) =>
  clusterObject('storage.k8s.io/v1', 'StorageClass', name, {
    metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': isDefault } },
  });
const claim = (storageClassName: string) =>
  object('v1', 'PersistentVolumeClaim', 'data', { spec: { storageClassName } });

/** Storage classes. */
export const STORAGE: ReferenceCase[] = [
  {
    title: 'takes a class, and none',
    objects: [WEB, storageClass('fast', 'true'), claim('fast'), claim('')],
  },
  {
    title: 'takes a declared class',
    objects: [WEB, claim('fast')],
    declared: ['StorageClass.storage.k8s.io fast'],
  },
  {
    title: 'misses the class of a claim and of a template',
    objects: [
      WEB,
      claim('fast'),
      object('apps/v1', 'StatefulSet', 'db', {
        spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'slow' } }] },
      }),
    ],
    found: [
      'STR643 spec/storageClassName names the StorageClass fast, which nothing makes there',
      'STR643 spec/volumeClaimTemplates/0/spec/storageClassName names the StorageClass slow, which nothing makes there',
    ],
  },
  {
    title: 'wants one default',
    objects: [storageClass('fast'), storageClass('slow', 'false')],
    found: [
      'STR644 metadata/annotations/storageclass.kubernetes.io/is-default-class is "true" on no class: fast, slow',
    ],
  },
  {
    title: 'wants one default only',
    objects: [storageClass('fast', 'true'), storageClass('slow', 'true')],
    found: [
      'STR644 metadata/annotations/storageclass.kubernetes.io/is-default-class is "true" on fast and slow: one class is the default',
    ],
  },
  {
    title: 'cannot tell of declared classes',
    objects: [storageClass('fast')],
    declared: ['StorageClass.storage.k8s.io slow'],
  },
  {
    title: 'leaves the default of a virtual cluster to its host',
    objects: [storageClass('fast')],
    isVirtual: true,
  },
];
