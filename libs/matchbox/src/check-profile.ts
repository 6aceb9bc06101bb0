import { suggest } from '@strata/model';
import { nameOfTemplate } from './boot-files';
import type { BootFiles, BootProblem, ProfileFile } from './boot-files';
import { checkNetBoot } from './check-net-boot';

/** Checks that matchbox has something for the machines of a profile, and that Talos and iPXE can do with it. */
export function checkProfile(
  { file, profile }: ProfileFile,
  templates: BootFiles['templates'],
): BootProblem[] {
  const { boot, generic_id: generic = '' } = profile;
  const problems = FOREIGN.filter((key) => (profile[key] ?? '') !== '').map((key) => ({
    file,
    path: [key],
    message: 'is not supported by Talos, which reads its own machine config only',
    remedy: 'Remove it; a template for Talos is named by generic_id.',
  }));
  if (boot === undefined && generic === '') {
    const message = 'serves nothing: it has neither boot nor generic_id';
    return [...problems, { file, path: [], message, remedy: 'Say what to boot.' }];
  }
  return [
    ...problems,
    ...(boot === undefined ? [] : checkNetBoot(file, boot)),
    ...(generic === '' ? [] : checkTemplateOf(file, generic, templates)),
  ];
}

const FOREIGN = ['ignition_id', 'cloud_id'] as const;

function checkTemplateOf(file: string, generic: string, templates: BootFiles['templates']): BootProblem[] {
  const known = templates.map((each) => nameOfTemplate(each.file));
  if (known.includes(generic)) return [];
  const remedy = suggest(generic, known) || 'Add the template to generic/.';
  return [
    { file, path: ['generic_id'], message: `"${generic}" does not exist: /generic answers 404`, remedy },
  ];
}
