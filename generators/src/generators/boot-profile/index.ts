import type { Tree } from '@nx/devkit';
import { requireName } from '../check-names';
import { nextStep, writeNew } from '../write-new';

/** Options of `nx generate boot-profile`; schema.json describes them. */
export interface BootProfileOptions {
  readonly name: string;
  readonly kernel: string;
  readonly initrd?: string;
  readonly selector?: string;
}

/** Creates a profile for what machines boot instead of Talos, and a group where it is said who gets it. */
export default function bootProfileGenerator(tree: Tree, options: BootProfileOptions): () => void {
  const { name, kernel, initrd } = options;
  requireName('a boot profile', name, ['default']);
  const selector = selectorOf(options);
  const profile = [
    'boot:',
    `  kernel: ${kernel}`,
    `  initrd: [${initrd ?? ''}]`,
    '  # Arguments of the kernel, one word each.',
    '  args: []',
    '',
  ].join('\n');
  const file = `matchbox/profiles/${name}.yaml`;
  const written = [writeNew(tree, file, profile)];
  if (selector.length > 0) {
    const lines = ['selector:', ...selector.map(([key, value]) => `  ${key}: '${value}'`)];
    written.push(
      writeNew(tree, `matchbox/groups/${name}.yaml`, [`profile: ${name}`, ...lines, ''].join('\n')),
    );
  }
  const who =
    selector.length > 0 ? '' : `, write \`bootProfile: ${name}\` into the machine.yaml of who gets it`;
  return nextStep(written.filter(Boolean).length, `edit ${file}${who}, then npx nx affected -t render`);
}

/** `key=value` as a pair. */
function selectorOf({ selector }: BootProfileOptions): [string, string][] {
  if (selector === undefined) return [];
  const [key = '', value] = selector.split('=');
  if (key === '' || value === undefined || value === '') {
    throw new Error(`"${selector}" is no selector such as rescue=yes.`);
  }
  return [[key, value]];
}
