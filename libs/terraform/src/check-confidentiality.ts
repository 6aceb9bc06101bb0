import { isMap } from '@strata/compose';
import { targetOf } from './check-references';
import type { Declarations } from './declarations';
import type { Use } from './find-uses';
import type { Problem } from './problem';

type Mark = 'sensitive' | 'ephemeral';

/**
 * Where values of confidential variables end up: a sensitive one never in an output that does not say so, an
 * ephemeral one only in write-only arguments, whatever locals are between.
 *
 * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data
 */
export function checkConfidentiality(
  config: Readonly<Record<string, unknown>>,
  uses: readonly Use[],
  declared: Declarations,
): Problem[] {
  const outputs = isMap(config['output']) ? config['output'] : {};
  const marks = {
    sensitive: marked('sensitive', uses, declared),
    ephemeral: marked('ephemeral', uses, declared),
  };

  return uses.flatMap((use): Problem[] => {
    const { path, owner, template } = use;
    const problems: Problem[] = [];
    const carries = (mark: Mark): string | undefined => carriedBy(template.references, marks[mark]);
    const output = owner.startsWith('output.') ? outputs[owner.slice('output.'.length)] : undefined;
    const sensitive = carries('sensitive');
    const isShown = isMap(output) && output['sensitive'] !== true;
    if (sensitive !== undefined && isShown && !template.calls.some(({ name }) => name === 'nonsensitive')) {
      problems.push({ path, message: `The output shows ${sensitive}, which is sensitive.` });
    }
    const ephemeral = carries('ephemeral');
    if (ephemeral !== undefined && isKept(use)) {
      problems.push({
        path,
        message: `${ephemeral} is ephemeral, so only write-only arguments (*_wo) take it.`,
      });
    }
    return problems;
  });
}

/** Variables and locals whose values carry a mark. */
function marked(mark: Mark, uses: readonly Use[], { variables }: Declarations): ReadonlySet<string> {
  const found = new Set(
    [...variables].filter(([, body]) => body[mark] === true).map(([name]) => `var.${name}`),
  );
  const locals = uses.filter(({ owner }) => owner.startsWith('local.'));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { owner, template } of locals) {
      if (carriedBy(template.references, found) !== undefined) found.add(owner);
    }
  }
  return found;
}

const carriedBy = (
  references: readonly (readonly string[])[],
  found: ReadonlySet<string>,
): string | undefined => references.map(targetOf).find((target) => found.has(target));

/** Whether a value stays in the state or in a plan. */
function isKept({ owner, path }: Use): boolean {
  if (/^(?:local|provider|var|ephemeral)\./.test(owner)) return false;
  return !path.some((step) => typeof step === 'string' && step.endsWith('_wo'));
}
