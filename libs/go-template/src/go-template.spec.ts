import { ARGOCD_FUNCTIONS } from './argocd-functions';
import file from './go-template.cases.json';
import { GoTemplateError } from './go-template-error';
import { renderGoTemplate } from './render-go-template';

interface Case {
  readonly template: string;
  readonly data: string;
  readonly missingKey?: string;
  readonly functions?: string;
  readonly output?: string;
  readonly error?: string;
}

/** Templates that Go executes, and that are refused here by name. */
const REFUSED: readonly string[] = [
  '{{abbrev 5 .text}}',
  '{{b64dec "%"}}',
  '{{fromYaml "a: yes"}}',
  '{{html .html}}',
  '{{regexMatch "(" "a"}}',
  '{{regexMatch "(?s)a.b" "a\\nb"}}',
  '{{regexMatch "[[:alpha:]]+" "a"}}',
  '{{regexMatch "\\\\pL" "a"}}',
  '{{semver "1.2.3"}}',
  '{{sha256sum "a"}}',
  '{{snakecase "FooBar"}}',
];

const cases: readonly Case[] = file.cases;
const data: Readonly<Record<string, unknown>> = file.data;

/** What a template gives: its text, or the kind of its error. */
function run({ template, data: name, missingKey, functions }: Case): { output?: string; kind?: string } {
  try {
    const options = {
      missingKey: missingKey === 'error' ? ('error' as const) : ('default' as const),
      ...(functions === 'go' ? {} : { functions: ARGOCD_FUNCTIONS }),
    };
    return { output: renderGoTemplate(template, data[name], options) };
  } catch (error) {
    if (error instanceof GoTemplateError) return { kind: error.kind };
    throw error;
  }
}

/** The kind of an error of Go. */
function kindOf(message: string): string {
  if (!message.includes(': executing ')) return 'syntax';
  return message.includes('map has no entry for key') ? 'missing-key' : 'execution';
}

const nameOf = ({ template, missingKey, data: name }: Case): string =>
  `${JSON.stringify(template)} of ${name}${missingKey === undefined ? '' : `, missingkey=${missingKey}`}`;

describe('a template of Go', () => {
  it.each(cases.filter(({ output }) => output !== undefined).map((each) => [nameOf(each), each] as const))(
    '%s gives what Go gives',
    (_, each) => {
      const result = run(each);
      if (REFUSED.includes(each.template)) expect(result).toEqual({ kind: 'unsupported' });
      else expect(result).toEqual({ output: each.output });
    },
  );

  it.each(cases.filter(({ error }) => error !== undefined).map((each) => [nameOf(each), each] as const))(
    '%s fails as it does in Go',
    (_, each) => {
      const { kind, output } = run(each);
      expect(output).toBeUndefined();
      // What is refused fails in any case; Go may know it and find a mistake later.
      if (kind !== 'unsupported') expect(kind).toBe(kindOf(each.error ?? ''));
    },
  );
});
