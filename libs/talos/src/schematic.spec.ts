import { schematicData, schematicId } from './schematic';

const schematic = (extensions: string[] = [], kernelArgs: string[] = []) => ({ extensions, kernelArgs });

describe('schematicId', () => {
  it.each([
    [[], '376567988ad370138ad8b2698212367b8edcb69b5fd68c80be1f2ec7d603b4ba'],
    [['siderolabs/qemu-guest-agent'], 'ce4c980550dd2ab1b17bbf2b08801c7eb59418eafe8f279833297925d67c7515'],
    [['siderolabs/iscsi-tools'], 'c9078f9419961640c712a8bf2bb9174933dfcf1da383fd8ea2b7dc21493f8bac'],
  ])('is the one that the Image Factory gives: %j', (extensions, id) => {
    expect(schematicId(schematic(extensions))).toBe(id);
  });

  it('depends on everything that is in it', () => {
    const overlay = { image: 'siderolabs/sbc-raspberrypi', name: 'rpi_generic' };
    const ids = [
      schematicId(schematic()),
      schematicId(schematic(['siderolabs/a', 'siderolabs/b'])),
      schematicId(schematic(['siderolabs/b', 'siderolabs/a'])),
      schematicId(schematic([], ['console=ttyS0'])),
      schematicId({ ...schematic(), overlay }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('schematicData', () => {
  it('leaves out what is empty, as the Image Factory does', () => {
    expect(schematicData(schematic())).toEqual({ customization: {} });
    expect(schematicData(schematic(['siderolabs/a'], ['quiet']))).toEqual({
      customization: {
        extraKernelArgs: ['quiet'],
        systemExtensions: { officialExtensions: ['siderolabs/a'] },
      },
    });
  });
});
