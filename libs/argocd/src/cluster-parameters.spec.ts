import { parametersOf, PLACEHOLDERS } from './cluster-parameters';

const CLUSTER = {
  name: 'lab',
  labels: { environment: 'production', 'example.com/tier': 'gold' },
  annotations: { addons_repo_url: 'https://git.example.com/platform.git' },
};

describe('PLACEHOLDERS', () => {
  it.each([
    ['a plain key', PLACEHOLDERS.label('cluster_role'), '{{ .metadata.labels.cluster_role }}'],
    [
      'a key with a slash',
      PLACEHOLDERS.label('example.com/tier'),
      '{{ index .metadata.labels "example.com/tier" }}',
    ],
    ['a key with a hyphen', PLACEHOLDERS.annotation('a-b'), '{{ index .metadata.annotations "a-b" }}'],
    ['a key that starts with a digit', PLACEHOLDERS.value('1st'), '{{ index .values "1st" }}'],
    ['a key with a quote', PLACEHOLDERS.value('a"b'), '{{ index .values "a\\"b" }}'],
    ['the name', PLACEHOLDERS.name, '{{ .name }}'],
  ])('reads %s', (_, placeholder, expected) => {
    expect(placeholder).toBe(expected);
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
    expect(() => parameters[kind]('region')).toThrow(/^cluster lab has no \w+ region$/);
    expect(() => parameters[kind]('toString')).toThrow('toString');
  });

  it('knows an empty value from a missing one', () => {
    expect(parametersOf({ ...CLUSTER, labels: { empty: '' } }, {}).label('empty')).toBe('');
  });
});
