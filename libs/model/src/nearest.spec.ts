import { suggest } from './nearest';

describe('suggest', () => {
  it.each([
    ['replica', 'replicas'],
    ['vclsuter', 'vcluster'],
    ['Version', 'version'],
  ])('means something near to %s', (unknown, nearest) => {
    const known = ['version', 'vcluster', 'replicas'];
    expect(suggest(unknown, known)).toBe(`Did you mean "${nearest}"? Known: replicas, vcluster, version.`);
  });

  it('only lists what is known where nothing is near', () => {
    expect(suggest('storage', ['b', 'a'])).toBe('Known: a, b.');
  });

  it('allows more mistakes in longer words', () => {
    expect(suggest('promethues-stakc', ['prometheus-stack'])).toContain('Did you mean');
    expect(suggest('abcd', ['efgd'])).not.toContain('Did you mean');
  });

  it('takes the first of several that are equally near', () => {
    expect(suggest('lac', ['lad', 'lab'])).toMatch(/^Did you mean "lab"\?/);
  });

  it('cuts a long list', () => {
    const known = Array.from({ length: 21 }, (_, index) => `key-${String(index).padStart(2, '0')}`);
    expect(suggest('x', known)).toMatch(/key-19 …\.$/);
    expect(suggest('x', known.slice(1))).toMatch(/key-20\.$/);
  });

  it('is empty where nothing is known', () => {
    expect(suggest('x', [])).toBe('');
  });

  it('leaves its list as it is', () => {
    const known = Object.freeze(['beta', 'alpha']);
    expect(suggest('x', known)).toBe('Known: alpha, beta.');
  });
});
