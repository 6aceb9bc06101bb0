import { selectorOf } from '@strata/addon';
import { isName, suggest } from '@strata/model';
import type { Issue } from '@strata/model';
import type { AddonSource } from './addon-source';
import { indexFile } from './addon-source';
import type { ClusterTarget } from './platform';

/** What is wrong with an addon's definition, before anything is composed. */
export function checkDefinition({ addon, folder }: AddonSource, targets: readonly ClusterTarget[]): Issue[] {
  const location = { file: indexFile(folder) };
  const issues: Issue[] = [];
  if (!isName(folder)) issues.push({ code: 'STR201', message: `"${folder}" cannot name an addon`, location });
  if (addon.name !== folder) {
    issues.push({
      code: 'STR211',
      message: `the addon in ${folder}/ calls itself "${addon.name}"`,
      location,
    });
  }
  const known = [...new Set(targets.map(({ cluster }) => cluster.role))];
  const stranger = addon.placement.roles.find((role) => !known.includes(role));
  if (addon.placement.roles.length === 0) {
    issues.push({ code: 'STR212', message: `${folder} names no role in its placement`, location });
  } else if (stranger !== undefined && targets.length > 0) {
    const message = `${folder} selects the role "${stranger}", which no cluster has`;
    issues.push({ code: 'STR212', message, location, remedy: suggest(stranger, known) });
  }
  return issues;
}

/** An addon that selects no cluster at all. */
export function checkPlacement({ addon, folder }: AddonSource, selected: readonly ClusterTarget[]): Issue[] {
  if (selected.length > 0) return [];
  const selector = JSON.stringify(selectorOf(addon.placement));
  const message = `no cluster matches the selector of ${folder}: ${selector}`;
  return [{ code: 'STR210', message, location: { file: indexFile(folder) } }];
}

/** Overlays that exist and that no cluster's stack has asked for. */
export function checkOverlays({ folder, overlays }: AddonSource, asked: ReadonlySet<string>): Issue[] {
  const message = `${folder} is deployed on no cluster that this overlay applies to`;
  return overlays
    .filter((file) => !asked.has(file))
    .map((file) => ({ code: 'STR208', message, location: { file } }));
}

/** Objects on some clusters and none on others: all Applications of a set share their sources. */
export function checkManifestPresence(
  folder: string,
  renderings: readonly { readonly target: ClusterTarget; readonly manifests: readonly unknown[] }[],
): Issue[] {
  const bare = renderings.filter(({ manifests }) => manifests.length === 0);
  if (bare.length === 0 || bare.length === renderings.length) return [];
  const names = bare.map(({ target }) => target.cluster.name).join(', ');
  const message = `${folder} renders no object on ${names}`;
  return [{ code: 'STR411', message, location: { file: indexFile(folder) } }];
}
