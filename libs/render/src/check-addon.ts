import { selectorOf } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { findSelectorErrors } from '@strata/argocd';
import type { Origin } from '@strata/compose';
import { isName, suggest } from '@strata/model';
import type { Issue, Location } from '@strata/model';
import type { AddonSource } from './addon-source';
import { locationOf } from './location';
import type { ClusterTarget } from './platform';
import { overlayFiles } from './stack';

/**
 * What is wrong with an addon's definition, before anything is composed.
 *
 * @param roles that clusters may have; empty where they are not known
 */
export function checkDefinition(
  { addon, folder, definitionOrigin }: AddonSource,
  roles: readonly string[],
): Issue[] {
  const location = locationOf(definitionOrigin, ['name']);
  const placement = locationOf(definitionOrigin, ['placement', 'roles']);
  const issues: Issue[] = [];
  if (!isName(folder)) issues.push({ code: 'STR201', message: `"${folder}" cannot name an addon`, location });
  if (addon.name !== folder) {
    issues.push({
      code: 'STR211',
      message: `the addon in ${folder}/ calls itself "${addon.name}"`,
      location,
    });
  }
  const stranger = addon.placement.roles.find((role) => !roles.includes(role));
  if (addon.placement.roles.length === 0) {
    issues.push({ code: 'STR212', message: `${folder} names no role in its placement`, location: placement });
  } else if (stranger !== undefined && roles.length > 0) {
    const message = `${folder} selects the role "${stranger}", which is not known`;
    issues.push({ code: 'STR212', message, location: placement, remedy: suggest(stranger, roles) });
  }
  issues.push(...checkSource(addon, folder, definitionOrigin));
  const { labels, expressions } = addon.placement;
  for (const error of findSelectorErrors({ matchLabels: labels, matchExpressions: expressions })) {
    const message = `the placement of ${folder} is no selector: ${error}`;
    issues.push({ code: 'STR212', message, location: locationOf(definitionOrigin, ['placement']) });
  }
  return issues;
}

/** A chart or a directory of another repository that Argo CD could not fetch. */
function checkSource({ chart, git }: Addon, folder: string, origin: Origin): Issue[] {
  const given = [
    ...(chart === undefined ? [] : Object.entries({ repository: chart.repository, name: chart.name })),
    ...(git === undefined ? [] : Object.entries({ repository: git.repository, path: git.path })),
  ];
  const source = chart === undefined ? 'git' : 'chart';
  return given.flatMap(([field, text]): Issue[] => {
    const message =
      text === '' || text === undefined
        ? `the ${source} of ${folder} has no ${field}`
        : text.startsWith('http://') && `${folder} comes from ${text}, which anyone on the way can change`;
    const location = locationOf(origin, [source, field]);
    if (message !== false) return [{ code: 'STR218', message, location }];
    return source === 'chart' && text?.startsWith(OCI) === true ? [describeOci(folder, text, location)] : [];
  });
}

const OCI = 'oci://';

/**
 * Argo CD takes a repository with this scheme for an artifact of its own, and overlooks the name of the chart.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm
 */
const describeOci = (folder: string, repository: string, location: Location): Issue => ({
  code: 'STR218',
  message: `the chart of ${folder} comes from ${repository}; Argo CD finds charts of an OCI registry without a scheme`,
  location,
  remedy: `Write \`${repository.slice(OCI.length)}\`.`,
});

/** An addon that selects no cluster at all. */
export function checkPlacement(
  { addon, folder, definitionOrigin }: AddonSource,
  selected: readonly ClusterTarget[],
): Issue[] {
  if (selected.length > 0) return [];
  const selector = JSON.stringify(selectorOf(addon.placement));
  const message = `no cluster matches the selector of ${folder}: ${selector}`;
  return [{ code: 'STR210', message, location: locationOf(definitionOrigin, ['placement']) }];
}

/** Overlays that exist and that are in the stack of no cluster which the addon selects. */
export function checkOverlays(
  { folder, overlays }: AddonSource,
  selected: readonly ClusterTarget[],
): Issue[] {
  const read = new Set(selected.flatMap((target) => overlayFiles(folder, target)));
  const message = `${folder} is deployed on no cluster that this overlay applies to`;
  return overlays
    .filter((file) => !read.has(file))
    .map((file) => ({ code: 'STR208', message, location: { file, line: 1, column: 1 } }));
}
