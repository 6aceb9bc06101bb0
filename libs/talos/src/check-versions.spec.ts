import { checkUpgrade, checkVersions } from './check-versions';

describe('checkVersions', () => {
  it.each([
    ['1.11.5', '1.29.0'],
    ['1.11.5', '1.34.9'],
    ['1.12.7', '1.35.0'],
    ['1.13.9', '1.31.0'],
    ['1.13.9', '1.36.2'],
  ])('accepts Talos %s with Kubernetes %s', (talos, kubernetes) => {
    expect(checkVersions({ talos, kubernetes })).toEqual([]);
  });

  it.each([
    ['1.10.0', '1.33.0', 'talos', 'Talos 1.10.0 is not supported'],
    ['1.14.0', '1.36.0', 'talos', 'Talos 1.14.0 is not supported'],
    ['1.11.5', '1.28.9', 'kubernetes', 'runs Kubernetes 1.29 to 1.34, not 1.28.9'],
    ['1.11.5', '1.35.0', 'kubernetes', 'runs Kubernetes 1.29 to 1.34, not 1.35.0'],
    ['1.13.9', '2.31.0', 'kubernetes', 'not 2.31.0'],
  ])('refuses Talos %s with Kubernetes %s', (talos, kubernetes, field, message) => {
    expect(checkVersions({ talos, kubernetes })).toMatchObject([
      { field, message: expect.stringContaining(message) as string },
    ]);
  });
});

describe('checkUpgrade', () => {
  const from = { talos: '1.12.7', kubernetes: '1.34.2' };

  it.each([
    ['a patch release', { talos: '1.12.9', kubernetes: '1.34.9' }],
    ['the next minor releases', { talos: '1.13.0', kubernetes: '1.35.0' }],
    ['an older patch release', { talos: '1.12.1', kubernetes: '1.34.0' }],
    ['a rollback of Talos by one release', { talos: '1.11.5', kubernetes: '1.34.2' }],
  ])('allows %s', (_, to) => {
    expect(checkUpgrade(from, to)).toEqual([]);
  });

  it('names the release between', () => {
    expect(checkUpgrade({ ...from, talos: '1.11.5' }, { ...from, talos: '1.13.9' })).toEqual([
      {
        field: 'talos',
        message: 'Talos cannot go from 1.11.5 to 1.13.9: a minor release is skipped',
        remedy: 'Go to the latest 1.12.x first, render, upgrade the machines, then go on.',
      },
    ]);
  });

  it('refuses to skip or to go back with Kubernetes, which is asked of both at once', () => {
    const to = { talos: '1.14.0', kubernetes: '1.33.0' };
    expect(checkUpgrade(from, to).map(({ field }) => field)).toEqual(['talos', 'kubernetes']);
    expect(checkUpgrade(from, { ...from, kubernetes: '1.36.0' })).toHaveLength(1);
  });
});
