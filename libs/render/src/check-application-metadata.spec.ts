import type { Addon } from '@strata/addon';
import { checkApplicationMetadata } from './check-application-metadata';

const check = (applicationMetadata: unknown) =>
  checkApplicationMetadata({
    addon: { name: 'web', project: 'platform', applicationMetadata } as unknown as Addon,
    folder: 'web',
    overlays: [],
    definitionOrigin: { name: 'web', file: 'index.ts' },
    defaultsOrigin: { name: 'web', file: 'defaults.ts' },
  }).map(({ code, message }) => `${code} ${message}`);

describe('checkApplicationMetadata', () => {
  it('leaves keys of the addon alone, and functions that throw to the evaluation', () => {
    expect(check(undefined)).toEqual([]);
    expect(check(() => ({ labels: { tier: 'gold' }, annotations: { note: 'x' } }))).toEqual([]);
    expect(
      check(() => {
        throw new Error('no');
      }),
    ).toEqual([]);
  });

  it.each(['app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'environment'])(
    'refuses the label %s, which every Application has',
    (key) => {
      expect(check(() => ({ labels: { [key]: 'x' } }))).toEqual([
        `STR220 web gives its Applications the label ${key}, which is not its own to give`,
      ]);
    },
  );

  it('refuses a wave, which would order nothing', () => {
    expect(check(() => ({ annotations: { 'argocd.argoproj.io/sync-wave': '3' } }))).toEqual([
      'STR220 web gives its Applications the annotation argocd.argoproj.io/sync-wave, which is not its own to give',
    ]);
  });

  it('refuses values that are no texts', () => {
    expect(check(() => ({ labels: { tier: 3 } }))).toEqual([
      'STR220 applicationMetadata.labels.tier of web must be string, not a number',
    ]);
  });
});
