import { RequestError } from '@strata/kratix';
import type { PipelineFunction } from '@strata/kratix';
import { settingsOf } from './presets';
import type { VClusterSpec } from './schema';

/**
 * Answers the deletion of a request, before anything goes. A delete workflow cannot write output, and none of what
 * was made needs it: Kratix removes the work from the state repository when the workflow has succeeded, and Argo CD
 * prunes what is no longer there. In that order, none of which is this pipeline's to arrange:
 *
 * 1. The requests for Argo CD go, and with them the Application, whose finalizer removes what the chart made; the
 *    AppProject waits for it, and the registration (cluster Secret) and the item of the secret store go.
 * 2. Namespace, policies, quota and etcd go, unless `deletion.keepVolumes` holds the namespace back, in which then
 *    only the claims of the control plane remain.
 *
 * What a pipeline can do is fail, and then Kratix keeps the request and all its works. That is how a protected
 * virtual cluster survives the deletion of its request. To delete it after all, set `deletion.protect: false` and
 * run the workflow again with the label `kratix.io/manual-reconciliation: "true"`. (Suspending says the same more
 * gently, but releases of Kratix that read no workflow control on deletion would take it for consent.)
 *
 * @throws RequestError while the virtual cluster is protected
 * @see https://github.com/syntasso/kratix/blob/main/lib/workflow/reconciler.go ReconcileDelete
 */
export const protect: PipelineFunction<VClusterSpec> = ({ metadata, spec }) => {
  if (!settingsOf(spec).deletion.protect) return {};
  throw new RequestError([
    {
      path: ['spec', 'deletion', 'protect'],
      message:
        `the virtual cluster ${metadata.name} is protected; set it to false, then label the request ` +
        'kratix.io/manual-reconciliation=true',
    },
  ]);
};
