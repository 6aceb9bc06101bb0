import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { IssueCode } from '@strata/model';
import { compileJsonSchema } from '@strata/schema';
import { checkConfidential, checkFields, checkMachineConfig, contractOf, documentId } from '@strata/talos';
import type { Contract, Machine, MachineConfigProblem, TalosDocument } from '@strata/talos';

/** A problem with the code of its issue. */
export type CodedProblem = MachineConfigProblem & { readonly code: IssueCode };

/** Everything that is wrong with a machine config: fields, rules of Talos, confidential values, an imported schema. */
export function checkConfig(
  root: string,
  { talos }: Pick<Machine, 'talos'>,
  documents: readonly TalosDocument[],
): CodedProblem[] {
  const contract = contractOf(talos);
  if (contract === undefined) return [];
  const rules = checkMachineConfig(contract, documents);
  const judged = new Set(rules.map(placeOf));
  const found = [
    // Where a rule says what a value must be, that it has no such form says less.
    ...checkFields(contract, documents)
      .filter((problem) => problem.severity === 'warning' || !judged.has(placeOf(problem)))
      .map((problem) => coded(problem)),
    ...rules.map((problem) => coded(problem)),
    ...checkConfidential(documents).map((problem) => coded(problem, 'STR432')),
  ];
  const hasErrors = found.some(({ severity }) => severity === 'error');
  return hasErrors ? found : [...found, ...checkSchema(root, contract, documents)];
}

const placeOf = ({ document, path }: MachineConfigProblem): string => JSON.stringify([document, path]);

const coded = (problem: MachineConfigProblem, code?: IssueCode): CodedProblem => ({
  ...problem,
  code: code ?? (problem.severity === 'warning' ? 'STR431' : 'STR430'),
});

/** Where the JSON schema of a release stands once it has been imported. */
export const talosSchemaFile = (contract: Contract): string =>
  `.strata/schemas/talos-v${contract}.schema.json`;

/** The config against the JSON schema of its release, where that has been imported. */
function checkSchema(root: string, contract: Contract, documents: readonly TalosDocument[]): CodedProblem[] {
  const file = talosSchemaFile(contract);
  if (!existsSync(join(root, file))) return [];
  return documents.flatMap((document) =>
    validatorOf(
      join(root, file),
      document,
    )(document).map(({ path, message }) => ({
      code: 'STR430' as const,
      severity: 'error' as const,
      document: documentId(document),
      path,
      message: `${message} (${file})`,
    })),
  );
}

const validators = new Map<string, ReturnType<typeof compileJsonSchema>>();

/** What checks one kind of document; compiled once for all machines. */
function validatorOf(file: string, document: TalosDocument): ReturnType<typeof compileJsonSchema> {
  const key = `${file} ${statSync(file).mtimeMs} ${String(document['kind'])}`;
  let validate = validators.get(key);
  if (validate === undefined) {
    const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
    const own = schemaOf(schema, document);
    validate = own === undefined ? () => [] : compileJsonSchema(own);
    validators.set(key, validate);
  }
  return validate;
}

/**
 * The schema of one kind of document: of `oneOf` a validator tells only that none fits. Undefined for a kind that the
 * published schema does not have, or has by another name than Talos.
 */
function schemaOf(schema: object, document: TalosDocument): object | undefined {
  const {
    $defs = {},
    oneOf = [],
    ...rest
  } = schema as {
    $defs?: Record<string, { properties?: { kind?: { enum?: unknown[] } } }>;
    oneOf?: { $ref: string }[];
  };
  const found = oneOf.find(({ $ref }) => {
    const kinds = $defs[$ref.replace('#/$defs/', '')]?.properties?.kind?.enum;
    return document['kind'] === undefined
      ? $ref === '#/$defs/v1alpha1.Config'
      : kinds?.includes(document['kind']);
  });
  return found === undefined ? undefined : { ...rest, $defs, ...found };
}
