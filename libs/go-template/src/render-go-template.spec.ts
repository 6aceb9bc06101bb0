import { ARGOCD_FUNCTIONS } from './argocd-functions';
import { GoTemplateError } from './go-template-error';
import { renderGoTemplate } from './render-go-template';
import { stringMap, typedList } from './value';

const DATA = { name: 'lab', metadata: { labels: stringMap({ tier: 'gold' }) }, keys: { b: 1, a: 2 } };

function failureOf(text: string, data: unknown = DATA): GoTemplateError {
  try {
    renderGoTemplate(text, data, { missingKey: 'error', functions: ARGOCD_FUNCTIONS });
  } catch (error) {
    if (error instanceof GoTemplateError) return error;
    throw error;
  }
  throw new Error('the template does not fail');
}

describe('an error of a template', () => {
  it('names the key that is missing, and where it is read', () => {
    const { kind, message, line, column, action, path } = failureOf('a\nb {{ .metadata.annotations.x }}');
    expect({ kind, message, line, column, action, path }).toEqual({
      kind: 'missing-key',
      message: 'the template reads .metadata.annotations, which is not there',
      line: 2,
      column: 6,
      action: '{{ .metadata.annotations.x }}',
      path: ['metadata', 'annotations'],
    });
  });

  it('names the way to the key through `with`', () => {
    expect(failureOf('{{ with .metadata.labels }}{{ .zone }}{{ end }}').path).toEqual([
      'metadata',
      'labels',
      'zone',
    ]);
  });

  it.each([
    ['{{ env "HOME" }}', 'Argo CD does not have the function env'],
    ['{{ now }}', 'the result depends on the time or on chance for the function now'],
    ['{{ snakecase "a" }}', 'the function snakecase is not supported'],
    ['{{ printf "%e" 1.5 }}', 'printf with %e of a floating-point number is not supported'],
    ['{{ regexMatch "(?s)." "a" }}', 'the pattern "(?s)." is not supported'],
    ['{{ 1i }}', 'the number 1i is not supported'],
    ['{{ "\\xff" }}', 'the bytes in "\\xff" are not supported'],
    ['{{ define "base" }}x{{ end }}', 'a template named base is not supported'],
    [
      '{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ $d }}',
      'a value or template nested this deeply is not supported',
    ],
    [
      '{{ regexMatch "(a+)+b" (repeat 40 "a") }}',
      'a repetition of what matches in several ways, as in "(a+)+b", is not supported for a text of more than 20 characters',
    ],
    [
      '{{ index (list (keys .keys)) 0 1 }}',
      'Go gives the keys of a map in any order: sort them with sortAlpha before anything else is done with them',
    ],
    [
      '{{ printf "%s" (list (keys .keys)) }}',
      'Go gives the keys of a map in any order: sort them with sortAlpha before anything else is done with them',
    ],
    ['{{ set . "name" "x" }}', 'a change of the data of the template is not supported'],
    ['{{ values .keys }}', 'Go gives the values of a map in any order: values is not supported'],
    [
      '{{ keys .keys | join "," }}',
      'Go gives the keys of a map in any order: sort them with sortAlpha before anything else is done with them',
    ],
  ])('refuses %s by name', (text, message) => {
    const error = failureOf(text);
    expect({ kind: error.kind, message: error.message }).toEqual({ kind: 'unsupported', message });
  });

  it('takes what nobody knows for a mistake', () => {
    expect(failureOf('{{ nope }}')).toMatchObject({ kind: 'syntax', message: 'function "nope" not defined' });
  });

  it('stops templates that call each other without end', () => {
    expect(failureOf('{{ define "t" }}{{ template "t" }}{{ end }}{{ template "t" }}').kind).toBe('execution');
  });
});

describe('data of a template', () => {
  const render = (text: string, data: unknown): string =>
    renderGoTemplate(text, data, { functions: ARGOCD_FUNCTIONS });

  it('keeps maps of texts apart from others', () => {
    expect(render('{{ index .metadata.labels "nope" }}|{{ typeOf .metadata.labels }}', DATA)).toBe(
      '|map[string]string',
    );
    expect(failureOf('{{ dig "tier" "d" .metadata.labels }}').kind).toBe('execution');
  });

  it('is not changed', () => {
    const data = { list: typedList('[]string', ['b', 'a']), map: {} };
    expect(() => render('{{ sortAlpha .list }}', data)).toThrow('is not supported');
    expect(render('{{ set (deepCopy .map) "a" 1 }}', data)).toBe('map[a:1]');
    expect(data).toEqual({ list: ['b', 'a'], map: {} });
  });
});
