import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../../..');

/** The configuration that the overlays below are for. */
const PREAMBLE = `
import { Type } from '@sinclair/typebox';
import { append, hidden, mergeBy, prepend, remove, replace, visible } from '@strata/compose';
import { chartFields, layer } from './index';
import type { ConfigOf } from './index';

const schema = Type.Object({
  ...chartFields,
  replicas: Type.Integer(),
  title: Type.String(),
  level: Type.Union([Type.Literal('info'), Type.Literal('debug')]),
  hosts: Type.Array(Type.String()),
  ports: Type.Array(Type.Object({ name: Type.String(), port: Type.Optional(Type.Integer()) })),
  resources: Type.Object({ limits: Type.Object({ memory: Type.String(), cores: Type.Optional(Type.Number()) }) }),
});
type Config = ConfigOf<typeof schema>;
export const words = { append, hidden, mergeBy, prepend, remove, replace, visible };
`;

const GOOD: Readonly<Record<string, string>> = {
  'nothing at all': `layer<Config>({})`,
  'plain values': `layer<Config>({ replicas: 3, title: 'web', level: 'debug', hosts: ['a'] })`,
  'a nested value': `layer<Config>({ resources: { limits: { memory: '1Gi' } } })`,
  'a late-bound value': `layer<Config>({ title: ({ $ }) => \`\${$.replicas} replicas\` })`,
  'a late-bound nested value': `layer<Config>({ resources: { limits: { memory: ({ self }) => \`\${self.cores}Gi\` } } })`,
  'facts, cluster and super': `layer<Config>({
    replicas: ({ super: below, facts }) => below.replicas + facts.replicas,
    title: ({ cluster }) => cluster.name,
  })`,
  'a hidden value': `layer<Config>({ title: hidden('web'), level: visible('info') })`,
  'a hidden late-bound value': `layer<Config>({ title: hidden(({ $ }: { $: Config }) => $.level) })`,
  'appending and prepending': `layer<Config>({ hosts: append('a', 'b'), ports: prepend({ name: 'http' }) })`,
  'merging by key': `layer<Config>({ ports: mergeBy('name', { name: 'http', port: 80 }) })`,
  'replacing and removing': `layer<Config>({ resources: replace({ limits: { memory: '1Gi' } }), title: remove() })`,
  'any values for the chart': `layer<Config>({ values: { a: { b: [1, 'x', null] }, c: ({ $ }) => $.replicas } })`,
  'an assertion': `layer<Config>({}, ({ $ }) => $.replicas > 0 || 'needs a replica')`,
};

const BAD: Readonly<Record<string, string>> = {
  'an unknown key': `layer<Config>({ replica: 3 })`,
  'an unknown nested key': `layer<Config>({ resources: { limits: { memroy: '1Gi' } } })`,
  'an unknown key in an item': `layer<Config>({ ports: [{ name: 'http', prot: 80 }] })`,
  'a wrong type': `layer<Config>({ replicas: '3' })`,
  'a wrong nested type': `layer<Config>({ resources: { limits: { memory: 1 } } })`,
  'a word that is not listed': `layer<Config>({ level: 'loud' })`,
  'a value where a list belongs': `layer<Config>({ hosts: 'a' })`,
  'a map where a value belongs': `layer<Config>({ title: { text: 'web' } })`,
  null: `layer<Config>({ title: null })`,
  'a wrong type from a late-bound function': `layer<Config>({ replicas: ({ $ }) => $.title })`,
  'a wrong type from a nested late-bound function': `layer<Config>({ resources: { limits: { memory: () => 1 } } })`,
  'reading an unknown key': `layer<Config>({ title: ({ $ }) => $.titel })`,
  'reading an unknown fact': `layer<Config>({ title: ({ facts }) => facts.domian })`,
  'appending the wrong type': `layer<Config>({ hosts: append(1) })`,
  'appending to a value': `layer<Config>({ title: append('a') })`,
  'hiding a wrong type': `layer<Config>({ title: hidden(1) })`,
  'replacing by a wrong type': `layer<Config>({ resources: replace({ limits: { memory: 1 } }) })`,
  'a function among the values of the chart that gives one': `layer<Config>({ values: { a: () => () => 1 } })`,
  'an assertion that reads an unknown key': `layer<Config>({}, ({ $ }) => $.replica > 0 || 'needs a replica')`,
};

/** Compiles all texts in one program, each as a file beside this one, and gives the messages of each. */
function compile(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const file = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (path) => ts.sys.readFile(path));
  const config = { ...(file.config as object), files: [] };
  const options = { ...ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options, types: [] };
  const files = new Map(
    [...texts.values()].map((text, index) => [join(__dirname, `virtual-${index}.ts`), text]),
  );
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    getSourceFile: (path, target) => {
      const text = files.get(path) ?? disk.readFile(path);
      return text === undefined ? undefined : ts.createSourceFile(path, text, target);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const messages = [...files.keys()].map((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  });
  return new Map([...texts.keys()].map((name, index) => [name, messages[index] ?? []]));
}

describe('a layer in TypeScript', () => {
  let messages: Map<string, string[]>;

  beforeAll(() => {
    const overlays = Object.entries({ ...GOOD, ...BAD });
    messages = compile(
      new Map(overlays.map(([name, text]) => [name, `${PREAMBLE}export default ${text};\n`])),
    );
  }, 30_000);

  it.each(Object.keys(GOOD))('compiles with %s', (name) => {
    expect(messages.get(name)).toEqual([]);
  });

  it.each(Object.keys(BAD))('does not compile with %s', (name) => {
    expect(messages.get(name)).not.toEqual([]);
  });
});
