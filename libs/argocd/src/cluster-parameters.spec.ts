import { ARGOCD_FUNCTIONS, renderGoTemplate, stringMap } from '@strata/go-template';
import { parametersOf, PLACEHOLDERS } from './cluster-parameters';

const CLUSTER = {
  name: 'lab',
  labels: { environment: 'production', 'example.com/tier': 'gold', 'example.com/empty': '' },
  annotations: { 'a-b': 'c', addons_repo_url: 'https://git.example.com/platform.git' },
};

/** What Argo CD makes of a placeholder for the cluster. */
const fill = (placeholder: string): string => {
  const { name, labels, annotations } = CLUSTER;
  const metadata = { labels: stringMap(labels), annotations: stringMap(annotations) };
  const data = { name, metadata, values: stringMap({ '1st': 'one', 'a"b': 'quoted' }) };
  return renderGoTemplate(placeholder, data, { missingKey: 'error', functions: ARGOCD_FUNCTIONS });
};

describe('PLACEHOLDERS', () => {
  it.each([
    ['the name', PLACEHOLDERS.name, 'lab'],
    ['a plain key', PLACEHOLDERS.label('environment'), 'production'],
    ['a key with a slash', PLACEHOLDERS.label('example.com/tier'), 'gold'],
    ['a key with a slash and an empty value', PLACEHOLDERS.label('example.com/empty'), ''],
    ['a key with a hyphen', PLACEHOLDERS.annotation('a-b'), 'c'],
    ['a key that starts with a digit', PLACEHOLDERS.value('1st'), 'one'],
    ['a key with a quote', PLACEHOLDERS.value('a"b'), 'quoted'],
  ])('read %s', (_, placeholder, expected) => expect(fill(placeholder)).toBe(expected));

  it.each(['region', 'example.com/region'])('stop where a cluster lacks %s', (key) => {
    expect(() => fill(PLACEHOLDERS.label(key))).toThrow(key);
    expect(() => fill(PLACEHOLDERS.annotation(key))).toThrow(key);
    expect(() => fill(PLACEHOLDERS.value(key))).toThrow(key);
  });
});

describe('parametersOf', () => {
  it('reads name, labels, annotations and values of a cluster', () => {
    const parameters = parametersOf(CLUSTER, { version: '1.2.3' });
    expect(parameters.name).toBe('lab');
    expect(parameters.label('example.com/tier')).toBe('gold');
    expect(parameters.annotation('addons_repo_url')).toBe('https://git.example.com/platform.git');
    expect(parameters.value('version')).toBe('1.2.3');
  });

  it.each(['label', 'annotation', 'value'] as const)('throws for a %s that the cluster lacks', (kind) => {
    const parameters = parametersOf(CLUSTER, {});
    expect(() => parameters[kind]('region')).toThrow(/^lab: the cluster has no \w+ region$/);
    expect(() => parameters[kind]('toString')).toThrow('toString');
  });

  it('knows an empty value from a missing one', () => {
    const parameters = parametersOf({ ...CLUSTER, labels: { empty: '', 'example.com/empty': '' } }, {});
    expect(parameters.label('empty')).toBe('');
    expect(parameters.label('example.com/empty')).toBe('');
  });
});
