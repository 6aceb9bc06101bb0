import type { Manifest } from '@strata/kubernetes';
import { expectGolden, REFERENCE_FACTS, renderReference } from '@strata/testing';
import addon from './index';

const { configClass, dataClass, server } = REFERENCE_FACTS.storage;

interface PodTemplate {
  readonly containers: readonly {
    readonly image: string;
    readonly env: readonly { readonly name: string; readonly value: string }[];
  }[];
  readonly volumes: readonly { readonly nfs: { readonly server: string; readonly path: string } }[];
}

const podOf = (deployment: Manifest): PodTemplate =>
  (deployment['spec'] as { template: { spec: PodTemplate } }).template.spec;

describe('nfs-provisioner', () => {
  it('renders its golden tree', () => expectGolden(addon, __dirname));

  it('tells each provisioner the name of its class and the export that it mounts', () => {
    const { manifest } = renderReference(addon);
    for (const [name, className] of [
      ['nfs-config', configClass],
      ['nfs-data', dataClass],
    ] as const) {
      const { containers, volumes } = podOf(manifest('Deployment', name));
      const env = Object.fromEntries(containers[0]?.env.map((entry) => [entry.name, entry.value]) ?? []);
      expect(env['PROVISIONER_NAME']).toBe(manifest('StorageClass', className)['provisioner']);
      expect(volumes[0]?.nfs).toEqual({ server: env['NFS_SERVER'], path: env['NFS_PATH'] });
      expect(env['NFS_SERVER']).toBe(server);
    }
  });

  it('runs the image that an overlay asks for, digest included', () => {
    const image = `registry.example.com:5000/nfs:v4.0.3@sha256:${'a'.repeat(64)}`;
    const { manifest, issues } = renderReference(addon, { overlay: { image } });
    expect(issues).toEqual([]);
    expect(podOf(manifest('Deployment', 'nfs-data')).containers[0]?.image).toBe(image);
  });

  it.each(['registry.example.com/nfs', 'registry.example.com/nfs:latest', 'v4.0.3'])(
    'refuses the image %s, which names no exact version',
    (image) => {
      expect(renderReference(addon, { overlay: { image } }).issues).not.toEqual([]);
    },
  );

  it.each([{ config: { default: false } }, { data: { default: true } }])(
    'refuses anything but one default class',
    (classes) => {
      const { issues } = renderReference(addon, { overlay: { classes } });
      expect(issues).toContainEqual(expect.objectContaining({ code: 'STR303' }));
    },
  );
});
