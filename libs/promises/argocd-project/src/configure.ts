import { appProject } from '@strata/argocd';
import { filesOf, RequestError } from '@strata/kratix';
import type { PipelineFunction, PlatformContext } from '@strata/kratix';
import { ARGOCD_NAMESPACE } from '@strata/model';
import type { ArgoCDProjectSpec } from './schema';

/** Makes the AppProject: what the request names is allowed, and nothing else. */
export const configure: PipelineFunction<ArgoCDProjectSpec> = ({ metadata, spec }, { platform }) => {
  const problems = findProblems(metadata.name, spec, platform);
  if (problems.length > 0) throw new RequestError(problems);
  const project = appProject({
    name: metadata.name,
    description: spec.description,
    sourceRepos: spec.repositories,
    destinations: spec.destinations.flatMap(({ cluster, namespaces }) =>
      namespaces.map((namespace) => ({ name: cluster, namespace })),
    ),
    clusterKinds: spec.clusterKinds,
  });
  return {
    files: filesOf([{ ...project, metadata: { ...project.metadata, finalizers: [WAITS_FOR_APPLICATIONS] } }]),
    status: { message: `AppProject ${metadata.name}`, project: metadata.name },
  };
};

/** Without its project an Application can no longer be deleted with what it deployed. */
const WAITS_FOR_APPLICATIONS = 'resources-finalizer.argocd.argoproj.io';

/** Namespaces of the platform cluster that decide over all others. */
const PLATFORM_NAMESPACES: readonly string[] = [ARGOCD_NAMESPACE, 'kube-system'];

function findProblems(
  name: string,
  { repositories, destinations }: ArgoCDProjectSpec,
  { cluster: host }: PlatformContext,
): RequestError['problems'] {
  const problem = (path: readonly (string | number)[], message: string) => ({
    path: ['spec', ...path],
    message,
  });
  const own =
    name === 'default'
      ? [{ path: ['metadata', 'name'], message: 'is a project that Argo CD has itself' }]
      : [];
  const open = repositories.flatMap((repository, index) =>
    /^[*/:.a-z]*\*+$/.test(repository) && !/[a-z0-9]\.[a-z]/.test(repository)
      ? [problem(['repositories', index], 'allows every repository: name the host at least')]
      : [],
  );
  const reaching = destinations.flatMap(({ cluster, namespaces }, index) =>
    cluster !== host.name
      ? []
      : namespaces.flatMap((namespace, at) =>
          namespace === '*' || PLATFORM_NAMESPACES.includes(namespace)
            ? [
                problem(
                  ['destinations', index, 'namespaces', at],
                  `reaches what runs the platform on ${host.name}: name the namespaces of the project`,
                ),
              ]
            : [],
        ),
  );
  return [...own, ...open, ...reaching];
}
