import { application, syncPolicyWith } from '@strata/argocd';
import type { ApplicationSource } from '@strata/argocd';
import { filesOf, RequestError } from '@strata/kratix';
import type { PipelineFunction } from '@strata/kratix';
import type { ArgoCDApplicationSpec } from './schema';

/** Makes the Application. What it deployed goes with it, in the foreground, before its project. */
export const configure: PipelineFunction<ArgoCDApplicationSpec> = ({ metadata, spec }) => {
  const { project, destination, prune } = spec;
  const source = sourceOf(metadata.name, spec);
  const made = application({
    metadata: { name: metadata.name, labels: { 'app.kubernetes.io/name': metadata.name } },
    spec: {
      project,
      sources: [source],
      destination: { name: destination.cluster, namespace: destination.namespace },
      syncPolicy: syncPolicyWith({ automated: { prune } }),
    },
  });
  return {
    files: filesOf([{ ...made, metadata: { ...made.metadata, finalizers: [DELETES_WHAT_IT_DEPLOYED] } }]),
    status: { message: `Application ${metadata.name} in project ${project}`, application: metadata.name },
  };
};

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/#about-the-deletion-finalizer */
const DELETES_WHAT_IT_DEPLOYED = 'resources-finalizer.argocd.argoproj.io/foreground';

function sourceOf(name: string, { chart, git }: ArgoCDApplicationSpec): ApplicationSource {
  if (chart !== undefined && git === undefined) {
    const { repository, version, releaseName = name, values } = chart;
    const helm = { releaseName, ...(values === undefined ? {} : { valuesObject: values }) };
    return { repoURL: repository, targetRevision: version, chart: chart.name, helm };
  }
  if (git !== undefined && chart === undefined) {
    return { repoURL: git.repository, targetRevision: git.revision, path: git.path };
  }
  const message = chart === undefined ? 'needs a chart or git' : 'has a chart and git: it takes one source';
  throw new RequestError([{ path: ['spec'], message }]);
}
