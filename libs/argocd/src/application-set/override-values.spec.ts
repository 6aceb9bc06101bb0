import { clustersWithOverrides } from './override-values';

const selector = { matchLabels: { environment: 'production' } };

describe('clustersWithOverrides', () => {
  it('is a generator of clusters without overrides', () => {
    expect(clustersWithOverrides(selector, { version: '1' }, [])).toEqual({
      clusters: { selector, values: { version: '1' } },
    });
  });

  it('narrows each override, also by a label that the selector names', () => {
    const labels = { environment: 'development' };
    const generator = clustersWithOverrides(selector, { version: '1' }, [
      { labels, values: { version: '2' } },
    ]);
    expect(generator).toEqual({
      merge: {
        mergeKeys: ['name'],
        generators: [
          { clusters: { selector, values: { version: '1' } } },
          {
            clusters: {
              selector: {
                ...selector,
                matchExpressions: [{ key: 'environment', operator: 'In', values: ['development'] }],
              },
              values: { version: '2' },
            },
          },
        ],
      },
    });
  });
});
