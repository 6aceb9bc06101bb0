import {
  Explainer,
  fieldsOnLine,
  findOutputs,
  formatPath,
  formatPointer,
  knownSteps,
  lineOfField,
  namesOf,
  parseSubject,
  SubjectError,
} from '@strata/explain';
import type { ExplainedField, Subject } from '@strata/explain';
import { suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import { PLATFORM_PROJECT } from '@strata/workspace';
import type { Workspace } from '@strata/workspace';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { formatBrief, formatOrigins, maskOrigin } from './format-origins';
import { openPromised } from './open-promise';
import { openPlatform, openTarget } from './open-target';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import { isSecretPath, maskValue, showValue } from './show-value';
import { usesColor } from './terminal';
import type { Terminal } from './terminal';

/** What a command line asks about. */
interface Question {
  /** The addon and its cluster; without them the platform. */
  readonly place?: { readonly cluster: string; readonly addon: string };
  readonly subject?: Subject;
  /** A line of the file in `subject`. */
  readonly line?: number;
}

/** A field with the name that people know it by. */
interface Answer extends ExplainedField {
  readonly name: string;
  /** The rendered file, for a field of one, and its line there. */
  readonly file?: string;
  readonly line?: number;
}

/** A file under rendered/, and a line or pointer in it. */
const RENDERED_FILE = /^(rendered\/.+?\.(?:yaml|json))(?::(\d+))?(#.*)?$/;

/** The cluster and the machine whose config a rendered file is. */
const MACHINE_FILE = /^rendered\/talos\/([^/]+)\/([^/]+)\.yaml$/;

/** The addon that a rendered file belongs to, and the cluster unless it is for all. */
const ADDON_FILE = /^rendered\/addons\/([^/]+)\/(?:clusters\/([^/]+)\/)?/;

/** Tells where the values of an addon on a cluster come from. */
export const explainCommand: Command = ({ words, json }, terminal) => {
  const workspace = openWorkspace(terminal);
  const { root, inventoryIssues } = workspace;
  if (inventoryIssues.length > 0) return reportIssues(root, inventoryIssues, undefined, terminal);
  const { place, subject, line } = readQuestion(words, workspace);
  const promised = subject?.kind === 'file' ? openPromised(workspace, subject.file) : undefined;
  const opened = promised ?? openPlace(workspace, place);
  if ('issues' in opened) return reportIssues(root, opened.issues, undefined, terminal);
  const explainer = new Explainer(opened.target, opened.findLiterals);
  const isAddon = place !== undefined && workspace.addons.includes(place.addon);
  if (isAddon && subject?.kind !== 'file' && !isDeployed(workspace, place)) {
    terminal.stderr.write(
      `${place.addon} is not deployed on ${place.cluster}: nothing of this is rendered.\n`,
    );
  }
  const issues = (): readonly Issue[] => (isAddon ? workspace.render(place.addon).issues : []);
  const failing = explainer.isComplete ? [] : issues();
  try {
    const answers =
      subject?.kind === 'file' ? answerFile(explainer, subject, line) : answerConfig(explainer, subject);
    if (json) writeJson(opened.target.name, answers, terminal);
    else writeText(opened.target.name, answers, terminal);
  } catch (error) {
    // What is asked about may exist and fail, and the code that makes objects may fail.
    const found = error instanceof UsageError ? failing : issues();
    if (found.length === 0) throw error;
    return reportIssues(root, found, 'What fails has no value to explain.', terminal);
  }
  if (failing.length === 0) return EXIT.ok;
  terminal.stderr.write('\n');
  return reportIssues(root, failing, 'What fails has no value to explain.', terminal);
};

const openPlace = (workspace: Workspace, place: Question['place']) =>
  place === undefined ? openPlatform(workspace) : openTarget(workspace, place.cluster, place.addon);

function isDeployed(workspace: Workspace, { addon, cluster }: NonNullable<Question['place']>): boolean {
  return workspace.deploymentsOf(addon).some((deployment) => deployment.cluster.name === cluster);
}

function readQuestion(words: readonly string[], workspace: Workspace): Question {
  const [name, path, ...others] = words;
  if (name === undefined || others.length > 0) {
    throw new UsageError(
      'explain takes <cluster>/<addon> or "platform" and a path, or a file under rendered/.',
    );
  }
  const [, file, line, pointer = ''] = path === undefined ? (RENDERED_FILE.exec(name) ?? []) : [];
  if (file !== undefined) {
    return {
      place: placeOf(file, workspace),
      subject: readSubject(`${file}${pointer}`),
      line: line === undefined ? undefined : Number(line),
    };
  }
  const subject = path === undefined ? undefined : readSubject(path);
  if (name === PLATFORM_PROJECT) return { subject };
  const [, cluster, addon] = /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  if (cluster === undefined || addon === undefined) {
    throw new UsageError(`"${name}" is neither <cluster>/<addon> nor "platform" nor a file under rendered/.`);
  }
  return { place: { cluster, addon }, subject };
}

/** The addon (or machine) and the cluster that a rendered file is for; one of its clusters for a file that is for all. */
function placeOf(file: string, workspace: Workspace): Question['place'] {
  const [, home, node] = MACHINE_FILE.exec(file) ?? [];
  if (home !== undefined && node !== undefined) return { cluster: home, addon: node };
  const [, addon, cluster] = ADDON_FILE.exec(file) ?? [];
  if (addon === undefined) return undefined;
  const own = cluster ?? workspace.deploymentsOf(addon)[0]?.cluster.name;
  if (own === undefined) throw new UsageError(`There is no addon "${addon}" on any cluster.`);
  return { cluster: own, addon };
}

function readSubject(text: string): Subject {
  try {
    return parseSubject(text);
  } catch (error) {
    if (error instanceof SubjectError) throw new UsageError(`${error.message}.`);
    throw error;
  }
}

function answerConfig(explainer: Explainer, subject: Subject | undefined): Answer[] {
  const path = subject?.path ?? [];
  const fields = explainer.explainConfig(path);
  if (fields.length === 0 && path.length > 0) {
    const { unknown, known } = knownSteps(explainer.config, path);
    throw new UsageError(`The configuration has no ${formatPath(path)}. ${suggest(unknown, known)}`);
  }
  return fields.map((field) => ({ ...field, name: formatPath(field.path) }));
}

function answerFile(
  explainer: Explainer,
  subject: Subject & { kind: 'file' },
  line: number | undefined,
): Answer[] {
  const outputs = explainer.outputs();
  const found = findOutputs(outputs, subject.file);
  const [output, other] = found;
  if (output === undefined) {
    const known = outputs.map((each) => namesOf(each)[0] ?? each.path);
    const reason =
      outputs.length === 0 ? 'The addon is not deployed on this cluster.' : suggest(subject.file, known);
    throw new UsageError(`Nothing is rendered as "${subject.file}". ${reason}`);
  }
  if (other !== undefined) {
    const names = found.map((each) => namesOf(each)[1]).join(', ');
    throw new UsageError(`"${subject.file}" is more than one file. Say which: ${names}.`);
  }
  const paths = line === undefined ? [subject.path] : fieldsOnLine(output, line);
  const fields = paths.flatMap((path) => explainer.explainFile({ file: output.path, path }));
  if (fields.every(({ value }) => value === undefined)) {
    const { unknown, known } = knownSteps(output.data, subject.path);
    const where = line === undefined ? formatPointer(subject.path) : `line ${line}`;
    throw new UsageError(`${output.path} has nothing at ${where}. ${suggest(unknown, known)}`.trim());
  }
  return fields.map((field) => ({
    ...field,
    name: formatPointer(field.path),
    file: output.path,
    line: lineOfField(output, field.path),
  }));
}

function writeText(target: string, answers: readonly Answer[], { stdout }: Terminal): void {
  const color = usesColor(stdout);
  const [first] = answers;
  const file = first?.file;
  if (answers.length === 1 && first !== undefined) {
    const place =
      file === undefined ? '' : `${[file, first.line].filter((part) => part !== undefined).join(':')}\n`;
    const head = `${target} ${first.name} = ${showValue(first.path, first.value)}`;
    stdout.write(`${place}${head}\n\n${formatOrigins(first, color)}\n`);
    return;
  }
  stdout.write(`${target}${file === undefined ? '' : `\n${file}`}\n\n`);
  for (const answer of answers) stdout.write(`${formatBrief(answer.name, answer, color)}\n`);
}

function writeJson(target: string, answers: readonly Answer[], { stdout }: Terminal): void {
  const fields = answers.map(({ name, path, value, origins, conditions, file, line }) => ({
    path: name,
    value: maskValue(path, value),
    file,
    line,
    origins: origins.map((origin) => maskOrigin(origin, isSecretPath(path))),
    conditions: conditions.map((origin) => maskOrigin(origin, false)),
  }));
  stdout.write(`${JSON.stringify({ target, fields }, undefined, 2)}\n`);
}
