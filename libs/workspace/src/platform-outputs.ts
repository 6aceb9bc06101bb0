import type { Addon } from '@strata/addon';
import { bootstrapApplicationSet, platformProjects } from '@strata/platform';
import { BOOTSTRAP_DIRECTORY, FILES, RENDERED } from '@strata/render';
import type { Output } from '@strata/render';

/**
 * What belongs to no single addon: the bootstrap ApplicationSet and the AppProjects.
 *
 * @param repositories Git URLs of this repository, as the clusters know it
 */
export function platformOutputs(addons: readonly Addon[], repositories: readonly string[]): Output[] {
  const paths = {
    projects: `${BOOTSTRAP_DIRECTORY}/projects`,
    addons: `${RENDERED}/addons`,
    applicationSet: FILES.applicationSet,
  };
  const bootstrap = {
    path: `${BOOTSTRAP_DIRECTORY}/${FILES.applicationSet}`,
    data: bootstrapApplicationSet(paths),
    sources: ['libs/platform'],
  };
  const projects = platformProjects(addons, repositories).map((project) => ({
    path: `${paths.projects}/${project.metadata.name}.yaml`,
    data: project,
    sources: ['libs/platform', 'libs/addons/*'],
  }));
  return [bootstrap, ...projects];
}
