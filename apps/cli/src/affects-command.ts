import { effectsOfLine, effectsOfSource, formatPointer, parsePath } from '@strata/explain';
import type { Effect } from '@strata/explain';
import type { Issue } from '@strata/model';
import picocolors from 'picocolors';
import type { Command } from './command';
import { EXIT, UsageError } from './exit-code';
import { openTarget } from './open-target';
import type { OpenTarget } from './open-target';
import { openWorkspace } from './open-workspace';
import { reportIssues } from './report-issues';
import { showValue } from './show-value';
import { showProgress, usesColor } from './terminal';
import type { Output } from './terminal';

/** Lists the rendered files and fields that a line of a source or a fact reaches. */
export const affectsCommand: Command = ({ words, json }, terminal) => {
  const [subject, ...others] = words;
  if (subject === undefined || others.length > 0) {
    throw new UsageError('affects takes <file>:<line>, or a fact such as facts.domain.');
  }
  const workspace = openWorkspace(terminal);
  const { root, inventoryIssues } = workspace;
  if (inventoryIssues.length > 0) return reportIssues(root, inventoryIssues, undefined, terminal);
  const find = finder(subject);
  const issues: Issue[] = [];
  const effects = workspace.addons.flatMap((addon) => {
    showProgress(terminal.stderr, `Looking at ${addon}`);
    return workspace.targets.flatMap(({ cluster }) => {
      const opened = openTarget(workspace, cluster.name, addon);
      if (!('issues' in opened)) return find(opened, addon);
      issues.push(...opened.issues);
      return [];
    });
  });
  showProgress(terminal.stderr, '');
  if (issues.length > 0) return reportIssues(root, issues, undefined, terminal);
  const unique = [
    ...new Map(effects.map((effect) => [JSON.stringify([effect.file, effect.path]), effect])).values(),
  ];
  unique.sort((a, b) => (a.file === b.file ? 0 : a.file < b.file ? -1 : 1));
  if (json) writeJson(subject, unique, terminal.stdout);
  else writeText(subject, unique, terminal.stdout);
  return EXIT.ok;
};

type Find = (opened: OpenTarget, addon: string) => Effect[];

function finder(subject: string): Find {
  const [, file, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(subject) ?? [];
  if (file !== undefined) {
    const own = /^libs\/addons\/([^/]+)\//.exec(file)?.[1];
    return ({ target, findLiterals }, addon) =>
      own !== undefined && own !== addon
        ? []
        : effectsOfLine(
            target,
            { file, line: Number(line) },
            file.startsWith('libs/') ? findLiterals : undefined,
          );
  }
  const path = parsePath(subject);
  return ({ target }) => {
    const names = target.sources.map(({ name }) => name);
    if (!names.includes(String(path[0]))) {
      throw new UsageError(`"${subject}" is neither <file>:<line> nor a value of ${names.join(' or ')}.`);
    }
    return effectsOfSource(target, path);
  };
}

function writeText(subject: string, effects: readonly Effect[], stdout: Output): void {
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
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const total = `${count(effects.length, 'field')} in ${count(files.size, 'file')}`;
  stdout.write(effects.length === 0 ? `${subject} reaches nothing.\n` : `\n${subject} reaches ${total}.\n`);
}

function writeJson(subject: string, effects: readonly Effect[], stdout: Output): void {
  const fields = effects.map(({ file, path, value }) => ({ file, path: formatPointer(path), value }));
  stdout.write(`${JSON.stringify({ subject, fields }, undefined, 2)}\n`);
}
