import { blocksOf } from './declarations';
import type { Declarations } from './declarations';
import type { Use } from './find-uses';
import { FILE_FUNCTIONS, FUNCTIONS } from './functions';
import { parseTemplate } from './parse-template';
import type { Problem } from './problem';

/** Values that Terraform itself provides. */
const NAMED_VALUES: Readonly<Record<string, readonly string[]>> = {
  path: ['module', 'root', 'cwd'],
  terraform: ['workspace', 'applying'],
  each: ['key', 'value'],
  count: ['index'],
};

/** Everything that expressions name: references, functions and files. */
export function checkUses(
  uses: readonly Use[],
  declared: Declarations,
  hasFile?: (path: string) => boolean,
): Problem[] {
  return uses.flatMap(({ path, scope, template }) => {
    const messages = template.references.map((steps) => explainReference(steps, declared, scope));
    for (const { name, path: file } of template.calls) {
      if (!FUNCTIONS.has(name)) messages.push(`Terraform and OpenTofu have no stable function ${name}().`);
      if (FILE_FUNCTIONS.has(name)) messages.push(explainFile(name, file, hasFile));
    }
    if (template.text === undefined && !template.isExpression) {
      messages.push('Text and `${…}` stand in one string: escape the data, or call format().');
    }
    return messages.flatMap((message) => (message === undefined ? [] : [{ path, message }]));
  });
}

/** Names of blocks that are to be made first. */
export const checkDependencies = (
  config: Readonly<Record<string, unknown>>,
  declared: Declarations,
): Problem[] =>
  blocksOf(config).flatMap(({ kind, type, name, body }) => {
    const entries: readonly unknown[] = Array.isArray(body['depends_on']) ? body['depends_on'] : [];
    return entries.flatMap((entry, index): Problem[] => {
      const message =
        typeof entry === 'string'
          ? explainReference(stepsOf(entry), declared, new Set())
          : 'This is no address.';
      return message === undefined ? [] : [{ path: [kind, type, name, 'depends_on', index], message }];
    });
  });

/** Variables that nothing reads: a renamed reference leaves one behind. */
export function checkVariablesAreUsed(uses: readonly Use[], { variables }: Declarations): Problem[] {
  const read = new Set(
    uses.flatMap(({ owner, template }) =>
      template.references.flatMap(([root, name]) =>
        root === 'var' && name !== undefined && owner !== `var.${name}` ? [name] : [],
      ),
    ),
  );
  return [...variables.keys()]
    .filter((name) => !read.has(name))
    .map((name) => ({ path: ['variable', name], message: `Nothing reads var.${name}.` }));
}

/** What a block refers to, at the length that others are declared with. */
export function targetOf([root = '', first = '', second = '']: readonly string[]): string {
  return root === 'data' || root === 'ephemeral' ? `${root}.${first}.${second}` : `${root}.${first}`;
}

function explainReference(
  steps: readonly string[],
  declared: Declarations,
  scope: Use['scope'],
): string | undefined {
  const [root = '', name = ''] = steps;
  if (root === 'each' && !scope.has('for_each')) return 'each.* is known only in a block with for_each.';
  if (root === 'count' && !scope.has('count')) return 'count.index is known only in a block with count.';
  if (root === 'self') return scope.has('self') ? undefined : 'self is known only in a postcondition.';
  const values = NAMED_VALUES[root];
  if (values !== undefined) return values.includes(name) ? undefined : unknown(`${root}.${name}`, values);
  if (root === 'var') {
    return declared.variables.has(name) ? undefined : unknown(`var.${name}`, declared.variables.keys());
  }
  if (root === 'local')
    return declared.locals.has(name) ? undefined : unknown(`local.${name}`, declared.locals);
  if (root === 'module')
    return declared.modules.has(name) ? undefined : unknown(`module.${name}`, declared.modules);
  const address = targetOf(steps);
  return declared.blocks.has(address) ? undefined : unknown(address, declared.blocks);
}

const unknown = (name: string, known: Iterable<string>): string =>
  `${name} is not declared. Known: ${[...known].sort().join(', ') || 'nothing'}.`;

function explainFile(
  name: string,
  file: string | undefined,
  hasFile?: (path: string) => boolean,
): string | undefined {
  if (file === undefined) return undefined;
  const prefix = '${path.module}/';
  if (!file.startsWith(prefix)) return `${name}() reads ${file}, which depends on the working directory.`;
  const path = file.slice(prefix.length);
  return hasFile === undefined || hasFile(path)
    ? undefined
    : `${name}() reads ${path}, which does not exist.`;
}

/** An address such as `helm_release.argo_cd` by its steps. */
function stepsOf(address: string): string[] {
  try {
    return parseTemplate(`\${${address}}`).references[0] ?? [address];
  } catch {
    return [address];
  }
}
