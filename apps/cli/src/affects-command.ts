import { relative, resolve } from 'node:path';
import {
  effectsOfLine,
  effectsOfSource,
  formatPath,
  formatPointer,
  knownSteps,
  overridesOfLine,
  parsePath,
  sourceData,
  valueAt,
} from '@strata/explain';
import type { Effect, Override } from '@strata/explain';
import { suggest } from '@strata/model';
import { formatLocation } from '@strata/report';
import { sourceReader } from '@strata/workspace';
import type { Workspace } from '@strata/workspace';
import picocolors from 'picocolors';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openTargets } from './open-target';
import type { OpenTarget } from './open-target';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import { maskValue, showValue } from './show-value';
import { showProgress, usesColor } from './terminal';
import type { Output } from './terminal';

/** What is asked about: a line of a file, or a value of a source. */
type Subject =
  { readonly file: string; readonly line: number } | { readonly path: ReturnType<typeof parsePath> };

/** What a subject reaches, and why it reaches nothing elsewhere. */
interface Answer {
  readonly effects: readonly Effect[];
  readonly overrides: readonly Override[];
}

/** Lists the rendered files and fields that a line of a source or a fact reaches. */
export const affectsCommand: Command = ({ words, json }, terminal) => {
  const [text, ...others] = words;
  if (text === undefined || others.length > 0) {
    throw new UsageError('affects takes <file>:<line>, or a fact such as facts.domain.');
  }
  const workspace = openWorkspace(terminal);
  const { root, inventoryIssues } = workspace;
  if (inventoryIssues.length > 0) return reportIssues(root, inventoryIssues, undefined, terminal);
  const opened = openTargets(workspace);
  if ('issues' in opened) return reportIssues(root, opened.issues, undefined, terminal);
  const subject = readSubject(text, workspace, opened);
  const answers = opened.map((each) => {
    showProgress(terminal.stderr, `Looking at ${each.target.name}`);
    return answerFor(subject, each);
  });
  showProgress(terminal.stderr, '');
  const answer = joinAnswers(answers);
  if (json) writeJson(text, answer, terminal.stdout);
  else writeText(text, answer, terminal.stdout);
  return EXIT.ok;
};

/** @throws UsageError for a file or line that is not there, and for a value that no source has */
function readSubject(text: string, { root }: Workspace, targets: readonly OpenTarget[]): Subject {
  const [, name, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(text) ?? [];
  if (name !== undefined) {
    const file = relative(root, resolve(root, name)).replace(/\\/g, '/');
    const source = sourceReader(root)(file);
    if (source === undefined) throw new UsageError(`There is no file ${file}.`);
    if (file.startsWith('rendered/')) {
      throw new UsageError(`${file} is output. To ask where it comes from: npx strata explain ${text}`);
    }
    const lines = source.trimEnd().split('\n').length;
    if (Number(line) < 1 || Number(line) > lines) throw new UsageError(`${file} has ${lines} lines.`);
    return { file, line: Number(line) };
  }
  if (text.includes('/')) throw new UsageError(`Which line of ${text}? Ask about ${text}:1, for example.`);
  const path = parsePath(text);
  const data = targets.map(({ target }) => sourceData(target));
  if (!data.some((each) => valueAt(each, path) !== undefined)) {
    const { unknown, known } = knownSteps(data[0], path);
    throw new UsageError(`There is no value ${formatPath(path)}. ${suggest(unknown, known)}`.trim());
  }
  return { path };
}

function answerFor(subject: Subject, { target, findLiterals }: OpenTarget): Answer {
  if ('path' in subject) return { effects: effectsOfSource(target, subject.path), overrides: [] };
  const { file } = subject;
  const addon = /^libs\/addons\/([^/]+)\//.exec(file)?.[1];
  if (addon !== undefined && !target.name.endsWith(`/${addon}`)) return { effects: [], overrides: [] };
  const effects = effectsOfLine(target, subject, file.startsWith('libs/') ? findLiterals : undefined);
  return { effects, overrides: effects.length > 0 ? [] : overridesOfLine(target, subject) };
}

/** Answers without repeats, by file: several targets may speak of one file. */
function joinAnswers(answers: readonly Answer[]): Answer {
  const effects = answers.flatMap((answer) => answer.effects);
  const unique = new Map(effects.map((effect) => [JSON.stringify([effect.file, effect.path]), effect]));
  const sorted = [...unique.values()].sort((a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1));
  return { effects: sorted, overrides: answers.flatMap(({ overrides }) => overrides) };
}

function writeText(subject: string, { effects, overrides }: Answer, stdout: Output): void {
  const colors = picocolors.createColors(usesColor(stdout));
  const files = new Map<string, Effect[]>();
  for (const effect of effects) files.set(effect.file, [...(files.get(effect.file) ?? []), effect]);
  for (const [file, fields] of files) {
    stdout.write(`${colors.cyan(file)}\n`);
    for (const { path, value } of fields) {
      const shown = value === undefined ? 'would be new' : `= ${colors.green(showValue(path, value))}`;
      stdout.write(`  ${colors.bold(formatPointer(path))} ${shown}\n`);
    }
  }
  if (effects.length > 0) stdout.write('\n');
  for (const [text, targets] of groupOverrides(overrides, colors)) {
    const shown = targets.length <= 3 ? targets.join(', ') : `${targets[0]} and ${targets.length - 1} more`;
    stdout.write(`${text} on ${shown}\n`);
  }
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const total = `${count(effects.length, 'field')} in ${count(files.size, 'file')}`;
  stdout.write(effects.length === 0 ? `${subject} reaches nothing.\n` : `${subject} reaches ${total}.\n`);
}

/** What wins over which value, and the targets on which it does. */
function groupOverrides(
  overrides: readonly Override[],
  colors: ReturnType<typeof picocolors.createColors>,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { target, path, location } of overrides) {
    const text = `${formatPath(path)} is overridden by ${colors.cyan(formatLocation(location))}`;
    groups.set(text, [...(groups.get(text) ?? []), target]);
  }
  return groups;
}

function writeJson(subject: string, { effects, overrides }: Answer, stdout: Output): void {
  const fields = effects.map(({ file, path, value }) => ({
    file,
    path: formatPointer(path),
    value: maskValue(path, value),
  }));
  const lost = overrides.map(({ target, path, location }) => ({ target, path: formatPath(path), location }));
  stdout.write(`${JSON.stringify({ subject, fields, overridden: lost }, undefined, 2)}\n`);
}
