import { goFunction, GoTemplateError, renderGoTemplate } from '@strata/go-template';
import type { FunctionMap } from '@strata/go-template';
import { idOfFile, nameOfTemplate } from './boot-files';
import type { BootFiles, BootProblem, GroupFile, ProfileFile } from './boot-files';
import { sampleQueries } from './sample-queries';
import { templateData } from './template-data';

type Template = BootFiles['templates'][number];

/** Functions of Go that the engine has not; what they give does not matter to whether a template stops. */
const escape = goFunction([], () => '', 'any');
const FUNCTIONS: FunctionMap = { html: escape, js: escape, urlquery: escape };

/** Checks that templates are read, and that they stop for none of the groups whose machines may ask for them. */
export function checkTemplates(
  templates: readonly Template[],
  profiles: readonly ProfileFile[],
  groups: readonly GroupFile[],
): BootProblem[] {
  return templates.flatMap((template) => {
    const unread = checkSyntax(template);
    if (unread.length > 0) return unread;
    const users = profiles
      .filter(({ profile }) => profile.generic_id === nameOfTemplate(template.file))
      .map(({ file }) => idOfFile(file));
    const problems = groups
      .filter(({ group }) => users.includes(group.profile))
      .flatMap((group) => checkTemplateFor(template, group));
    return problems.filter((problem, index) => problems.findIndex((each) => isSame(each, problem)) === index);
  });
}

const isSame = (a: BootProblem, b: BootProblem): boolean => a.file === b.file && a.message === b.message;

function checkSyntax({ file, text }: Template): BootProblem[] {
  const error = execute(text, {});
  if (error?.kind === 'syntax')
    return [{ file, path: [], message: `cannot be read at ${placeOf(error)}: ${error.message}` }];
  if (error?.kind !== 'unsupported') return [];
  const remedy = "matchbox knows the functions of Go's text/template alone, such as index, printf and eq.";
  return [{ file, path: [], message: `cannot be executed at ${placeOf(error)}: ${error.message}`, remedy }];
}

function checkTemplateFor(template: Template, target: GroupFile): BootProblem[] {
  const [usual, ...others] = sampleQueries(template.text, target.group, FUNCTIONS);
  return [
    ...(usual === undefined ? [] : checkQuery(template, target, usual, true)),
    ...others.flatMap((query) => checkQuery(template, target, query, false)),
  ];
}

/** More keys than these are not told of one group and template. */
const MOST_KEYS = 50;

/** @param isUsual whether other failures than missing keys are told: of a made-up query they mean nothing */
function checkQuery(
  { file, text }: Template,
  { file: groupFile, group }: GroupFile,
  query: Readonly<Record<string, string>>,
  isUsual: boolean,
): BootProblem[] {
  const problems: BootProblem[] = [];
  let data = templateData(group, query) as Data;
  const tried = new Set<string>();
  while (tried.size < MOST_KEYS) {
    const error = execute(text, data);
    if (error === undefined) break;
    if (error.kind !== 'missing-key' || error.path === undefined) {
      const isFirst = isUsual && tried.size === 0;
      if (isFirst) problems.push({ file, path: [], message: describeFailure(error, group.id) });
      break;
    }
    const { path } = error;
    const key = JSON.stringify([path, error.line, error.column]);
    if (tried.has(key)) break;
    tried.add(key);
    const name = path.join('.');
    if (path[0] === 'request' && path[1] !== 'query') {
      const remedy = 'The request has query and raw_query.';
      problems.push({
        file,
        path: [],
        message: `reads ${name} at ${placeOf(error)}, which does not exist`,
        remedy,
      });
    } else if (path[0] !== 'request') {
      problems.push({
        file: groupFile,
        path: group.metadata === undefined ? [] : ['metadata'],
        message: `lacks "${name}", which ${file} reads at ${placeOf(error)}`,
        remedy: `Add it to the metadata, or read it with index, which takes a key that is not there.`,
      });
    }
    // Goes on as if the key were there, to find the others.
    data = withKey(data, path);
  }
  return problems;
}

interface Data {
  readonly [key: string]: unknown;
}

const describeFailure = (error: GoTemplateError, group: string): string =>
  `cannot be executed at ${placeOf(error)} for a machine of "${group}": ${error.message}`;

const placeOf = ({ line, column }: GoTemplateError): string => `line ${line}, column ${column}`;

function execute(text: string, data: unknown): GoTemplateError | undefined {
  try {
    renderGoTemplate(text, data, { missingKey: 'error', functions: FUNCTIONS });
    return undefined;
  } catch (error) {
    if (error instanceof GoTemplateError) return error;
    throw error;
  }
}

/** A copy of data in which a key is an empty text. */
function withKey(data: Data, [key = '', ...rest]: readonly string[]): Data {
  const inner = data[key];
  if (rest.length === 0) return { ...data, [key]: '' };
  const isMap = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  return { ...data, [key]: withKey(isMap ? (inner as Data) : {}, rest) };
}
