import metadata from './patch-metadata.json';
import { requirePatchField } from './patch-types';
import type { PatchField } from './patch-types';

describe('the table of patch strategies', () => {
  it.each<[string, string, PatchField]>([
    ['PodSpec', 'containers', { type: 'Container', strategy: 'merge', key: 'name' }],
    ['PodSpec', 'volumes', { type: 'Volume', strategy: 'merge,retainKeys', key: 'name' }],
    ['PodSpec', 'tolerations', { type: 'Toleration' }],
    ['PodSpec', 'nodeSelector', {}],
    ['Container', 'ports', { type: 'ContainerPort', strategy: 'merge', key: 'containerPort' }],
    ['Container', 'volumeMounts', { type: 'VolumeMount', strategy: 'merge', key: 'mountPath' }],
    ['ServiceSpec', 'ports', { type: 'ServicePort', strategy: 'merge', key: 'port' }],
    ['ObjectMeta', 'finalizers', { strategy: 'merge' }],
    ['DeploymentSpec', 'strategy', { type: 'DeploymentStrategy', strategy: 'retainKeys' }],
    // The fields of an embedded struct are those of the type around it.
    ['Volume', 'configMap', { type: 'ConfigMapVolumeSource' }],
  ])('has %s.%s', (type, field, expected) => {
    expect(requirePatchField(type, field)).toEqual(expected);
  });

  it('has every type that a field leads to', () => {
    const types = new Set(Object.keys(metadata));
    const named = Object.values(metadata).flatMap((fields) =>
      Object.values(fields as Record<string, PatchField>).flatMap(({ type }) => type ?? []),
    );
    expect(named.filter((name) => !types.has(name))).toEqual([]);
    expect(types.size).toBeGreaterThan(300);
  });

  it('has a key only where lists merge', () => {
    const fields = Object.values(metadata).flatMap((all) => Object.values(all as Record<string, PatchField>));
    expect(
      fields.filter(({ key, strategy }) => key !== undefined && !/\bmerge\b/.test(strategy ?? '')),
    ).toEqual([]);
  });
});
