import { PROJECTS } from '@strata/addon';
import type { Addon } from '@strata/addon';
import { appProject, applicationSet, ARGOCD_NAMESPACE, syncPolicyWith } from '@strata/argocd';
import type { Manifest } from '@strata/kubernetes';
import { IDENTITY_LABELS, REGISTRATION_ANNOTATIONS } from '@strata/model';

/** The directories that the bootstrap Application syncs, from the root of the repository. */
export interface BootstrapPaths {
  /** Directory of the AppProjects. */
  readonly projects: string;
  /** Directory under which each addon has its ApplicationSet. */
  readonly addons: string;
  /** File name of an ApplicationSet in its addon's directory. */
  readonly applicationSet: string;
}

/** The name of the bootstrap ApplicationSet and of its Applications. */
export const BOOTSTRAP = 'bootstrap';

/**
 * The ApplicationSet that Terraform applies first. On every control-plane cluster it makes one Application that
 * syncs the AppProjects and, in a later wave, the ApplicationSets of the addons; never the predicted Applications,
 * values and manifests beside them.
 */
export function bootstrapApplicationSet({
  projects,
  addons,
  applicationSet: fileName,
}: BootstrapPaths): Manifest {
  return applicationSet({
    name: BOOTSTRAP,
    generators: [{ selector: { matchLabels: { [IDENTITY_LABELS.role]: 'control-plane' } }, values: {} }],
    template: (parameters) => {
      const repository = {
        repoURL: parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryUrl),
        targetRevision: parameters.annotation(REGISTRATION_ANNOTATIONS.repositoryRevision),
      };
      return {
        metadata: {
          name: `${parameters.name}-${BOOTSTRAP}`,
          labels: { 'app.kubernetes.io/name': BOOTSTRAP },
        },
        spec: {
          project: 'default',
          sources: [
            { ...repository, path: projects },
            { ...repository, path: addons, directory: { recurse: true, include: `*/${fileName}` } },
          ],
          destination: { name: parameters.name, namespace: ARGOCD_NAMESPACE },
          syncPolicy: syncPolicyWith(),
        },
      };
    },
  });
}

/**
 * One AppProject per project of the platform: it allows the repositories and namespaces of its addons.
 *
 * @param repositories Git URLs of this repository, as the clusters know it
 */
export function platformProjects(addons: readonly Addon[], repositories: readonly string[]): Manifest[] {
  return Object.entries(PROJECTS).map(([name, description]) => {
    const members = addons.filter((addon) => addon.project === name);
    const sources = members.flatMap(({ chart, git }) => [chart?.repository, git?.repository]);
    return appProject({
      name,
      description,
      sourceRepos: [...repositories, ...sources.filter((url): url is string => url !== undefined)],
      namespaces: members.flatMap((addon) => [addon.namespace.name, ...(addon.alsoWritesTo ?? [])]),
    });
  });
}
