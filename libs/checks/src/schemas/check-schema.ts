import type { Manifest } from '@strata/kubernetes';
import { suggest } from '@strata/model';
import type { IssueCode } from '@strata/model';
import type { KindCatalogue, SchemaFault, StructuralProblem } from '@strata/schema';
import type { ObjectProblem } from '../object-problem';
import { embeddedObjects } from './embedded-objects';

const CODES: Readonly<Record<SchemaFault, IssueCode>> = {
  unknown: 'STR602',
  type: 'STR603',
  missing: 'STR604',
  value: 'STR605',
  rule: 'STR606',
  duplicate: 'STR607',
};

/** What a check against schemas finds. */
export interface SchemaResult {
  readonly problems: readonly ObjectProblem[];
  /** Kinds that nobody knows, as `<apiVersion>/<Kind>`. */
  readonly unknownKinds: readonly string[];
}

/** How an object, and the objects inside it that are read as such, do not fit the schemas of their kinds. */
export function checkSchema(object: Manifest, catalogue: KindCatalogue): SchemaResult {
  const unknownKinds: string[] = [];
  const problems: ObjectProblem[] = [];
  for (const { path, object: each } of [{ path: [], object }, ...embeddedObjects(object)]) {
    const found = catalogue.check(each);
    if (found === undefined) unknownKinds.push(`${each.apiVersion}/${each.kind}`);
    for (const problem of withoutMisspelt(found ?? [])) {
      problems.push({
        code: CODES[problem.fault],
        path: [...path, ...problem.path],
        message: problem.message,
        ...remedyOf(problem),
      });
    }
  }
  return { problems, unknownKinds };
}

/** A required field that is there under a name that is nearly right is one mistake. */
function withoutMisspelt(problems: readonly StructuralProblem[]): StructuralProblem[] {
  const parentOf = ({ path }: StructuralProblem): string => JSON.stringify(path.slice(0, -1));
  const unknown = problems.filter(({ fault }) => fault === 'unknown');
  return problems.filter((problem) => {
    if (problem.fault !== 'missing') return true;
    const meant = `Did you mean "${String(problem.path.at(-1))}"?`;
    return !unknown.some(
      (each) => parentOf(each) === parentOf(problem) && remedyOf(each).remedy?.startsWith(meant) === true,
    );
  });
}

function remedyOf({ fault, path, known = [] }: StructuralProblem): { remedy?: string } {
  if (fault !== 'unknown' || known.length === 0) return {};
  return { remedy: suggest(String(path.at(-1)), known) };
}
