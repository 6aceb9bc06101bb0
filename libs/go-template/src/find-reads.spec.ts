import { findReads } from './find-reads';

const pathsOf = (text: string): string[] =>
  findReads(text).map(({ path, isOptional }) => path.join('.') + (isOptional ? '?' : ''));

describe('findReads', () => {
  it.each([
    ['{{ .metadata.labels.tier }}', ['metadata.labels.tier']],
    ['{{ $.name }}-{{ .name }}', ['name', 'name']],
    ['{{ index .metadata.labels "example.org/zone" }}', ['metadata.labels.example.org/zone']],
    ['{{ (index .metadata "labels").tier }}', ['metadata.labels', 'metadata.labels.tier']],
    ['{{ index .metadata.labels "x" | default "d" }}', ['metadata.labels.x?']],
    ['{{ default "d" (index .metadata.labels "x") }}', ['metadata.labels.x?']],
    ['{{ dig "labels" "tier" "d" .metadata }}', ['metadata.labels.tier?']],
    ['{{ .metadata | dig "labels" "tier" "d" }}', ['metadata', 'metadata.labels.tier?']],
    ['{{ get .metadata.labels "tier" }}', ['metadata.labels.tier?']],
    [
      '{{ if hasKey .metadata.labels "tier" }}{{ .metadata.labels.tier }}{{ end }}',
      ['metadata.labels.tier?', 'metadata.labels.tier'],
    ],
    ['{{ default "d" .metadata.labels.x }}', ['metadata.labels.x']],
    [
      '{{ with .metadata }}{{ .labels.tier }}{{ else }}{{ .name }}{{ end }}',
      ['metadata', 'metadata.labels.tier', 'name'],
    ],
    ['{{ range .items }}{{ .name }}{{ $.name }}{{ end }}', ['items', 'name']],
    ['{{ $m := .metadata }}{{ $m.labels }}', ['metadata']],
    ['{{ define "t" }}{{ .a }}{{ end }}{{ template "t" .b }}', ['b']],
    ['{{ printf "%s" .a | upper | replace .b "c" }}', ['a', 'b']],
    ['{{ index .list .position }}', ['list', 'position']],
    ['{{ . }}', []],
    ['.metadata.labels', []],
  ])('finds in %s', (text, paths) => expect(pathsOf(text)).toEqual(paths));

  it('says where', () => {
    expect(findReads('a\n  {{ upper .name }}')).toEqual([
      { path: ['name'], isOptional: false, line: 2, column: 12 },
    ]);
  });
});
