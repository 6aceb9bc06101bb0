import { DEFINITION_FUNCTIONS, DEFINITION_SCHEMA } from '@strata/addon';
import { validateSchema } from '@strata/schema';
import type { SchemaProblem } from '@strata/schema';
import { formatPath } from '@strata/compose';
import type { Origin, Path } from '@strata/compose';
import { suggest } from '@strata/model';
import type { Issue, IssueCode } from '@strata/model';
import type { AddonSource } from './addon-source';
import { locationOf } from './location';

/** Fields whose issues have a code of their own. */
const CODES: Readonly<Record<string, IssueCode>> = { placement: 'STR212', chart: 'STR218', git: 'STR218' };

/**
 * Fields of an addon's definition that have another form than its type says. The type checker does not see all of
 * them, and rendering does not wait for it. Nothing else may be asked of a definition before it has its form.
 */
export function checkShape({
  addon,
  folder,
  definitionOrigin,
}: Pick<AddonSource, 'addon' | 'folder' | 'definitionOrigin'>): Issue[] {
  const fields: Readonly<Record<string, unknown>> = { ...addon };
  const problems: SchemaProblem[] = [
    ...validateSchema(DEFINITION_SCHEMA, fields),
    ...DEFINITION_FUNCTIONS.filter((field) => !['undefined', 'function'].includes(typeof fields[field])).map(
      (field) => ({ kind: 'invalid' as const, path: [field], message: 'must be a function' }),
    ),
  ];
  if (problems.length === 0) problems.push(...checkIgnored(addon.ignoreDifferences ?? []));
  return problems.map((problem) => describeShape(problem, folder, definitionOrigin));
}

/** Ignored differences that name no field, by which Argo CD would ignore nothing. */
const checkIgnored = (differences: NonNullable<AddonSource['addon']['ignoreDifferences']>): SchemaProblem[] =>
  differences.flatMap((difference, index) => {
    const { jsonPointers = [], jqPathExpressions = [], managedFieldsManagers = [] } = difference;
    if ([...jsonPointers, ...jqPathExpressions, ...managedFieldsManagers].length > 0) return [];
    const message = 'ignores nothing: it has no jsonPointers, jqPathExpressions or managedFieldsManagers';
    return [{ kind: 'invalid', path: ['ignoreDifferences', index], message }];
  });

/** A problem of a field of a definition, or of what one of its functions returned, as an issue. */
export function describeShape(
  { path, message, known }: SchemaProblem,
  folder: string,
  origin: Origin,
  code: IssueCode = CODES[String(path[0])] ?? 'STR220',
): Issue {
  const remedy = known === undefined ? undefined : suggest(String(path.at(-1)), known) || undefined;
  const location = locationOf(origin, path satisfies Path);
  return { code, message: `${formatPath(path)} of ${folder} ${message}`, location, remedy };
}
