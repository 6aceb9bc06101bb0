import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fleet } from '../fleet/fleet';

/** What someone changes in a workspace before the next render. */
export type EditKind = 'overlay' | 'fact' | 'addon';

/** The addon that is edited: one that others do not depend on, where there is one. */
export const editedAddon = ({ addons }: Fleet): string => (addons[1] ?? addons[0])?.name ?? '';

/** The file that an edit changes. */
export function editedFile(kind: EditKind, fleet: Fleet): string {
  const addon = editedAddon(fleet);
  const [{ name, env } = { name: '', env: '' }] = fleet.clusters;
  const files: Readonly<Record<EditKind, string>> = {
    overlay: `environments/${env}/clusters/${name}/addons/${addon}.yaml`,
    fact: `environments/${env}/environment.yaml`,
    addon: `libs/addons/${addon}/src/defaults.ts`,
  };
  return files[kind];
}

const CHANGES: Readonly<Record<EditKind, (text: string, count: number) => string>> = {
  overlay: (text, count) => text.replace(/^( +port:) \d+$/m, `$1 ${5000 + count}`),
  fact: (text, count) => text.replace(/^domain: .*$/m, `domain: round-${count}.example.org`),
  addon: (text, count) => text.replace(/(idleTimeoutSeconds['"]?:) \d+/, `$1 ${1000 + count}`),
};

/**
 * Changes one value in a workspace.
 *
 * @param count is in the new value: no two edits of a bench are alike
 * @throws Error where the file has no such value
 */
export function edit(workspace: string, kind: EditKind, fleet: Fleet, count: number): void {
  const file = join(workspace, editedFile(kind, fleet));
  const before = readFileSync(file, 'utf8');
  const after = CHANGES[kind](before, count);
  if (after === before) throw new Error(`${file} has nothing to edit`);
  writeFileSync(file, after);
}
