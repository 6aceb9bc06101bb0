import fc from 'fast-check';
import { isName, NAME_PATTERN } from './names';

describe('isName', () => {
  it.each(['a', 'lab', 'kube-prometheus-stack', 'k8s', 'a'.repeat(40)])('accepts %s', (name) => {
    expect(isName(name)).toBe(true);
  });

  it.each([
    ['an empty text', ''],
    ['capitals', 'Lab'],
    ['a digit at the start', '1password'],
    ['a hyphen at the start', '-lab'],
    ['a hyphen at the end', 'lab-'],
    ['a dot', 'lab.one'],
    ['an underscore', 'lab_one'],
    ['a space', 'lab one'],
    ['a newline at the end', 'lab\n'],
    ['a path', '../lab'],
    ['a letter beyond ASCII', 'läb'],
    ['more than 40 characters', 'a'.repeat(41)],
  ])('refuses %s', (_, name) => {
    expect(isName(name)).toBe(false);
  });

  it('makes a valid Kubernetes name of any two, with the same pattern for schemas', () => {
    const name = fc.stringMatching(new RegExp(NAME_PATTERN));
    fc.assert(
      fc.property(name, name, (cluster, addon) => {
        expect(isName(cluster)).toBe(true);
        expect(`${cluster}-${addon}`).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
        expect(`${cluster}-${addon}`.length).toBeLessThanOrEqual(253);
      }),
    );
  });
});
