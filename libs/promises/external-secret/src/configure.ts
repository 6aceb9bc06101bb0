import { filesOf, RequestError, selectLabelled } from '@strata/kratix';
import type { PipelineFunction } from '@strata/kratix';
import { externalSecret } from '@strata/kubernetes';
import { findProblems } from './check-request';
import type { ExternalSecretSpec } from './schema';

/** Makes the ExternalSecret, which makes the Secret: its values are in no repository. */
export const configure: PipelineFunction<ExternalSecretSpec> = ({ metadata, spec }, { platform }) => {
  const { namespace, secretName: name = metadata.name, storeSelector, data, type } = spec;
  const problems = findProblems(spec, platform);
  const [store] = selectLabelled(storeSelector.matchLabels, platform.stores);
  if (problems.length > 0 || store === undefined) throw new RequestError(problems);
  const keys = Object.keys(data).sort();
  return {
    files: filesOf([
      externalSecret({
        name,
        namespace,
        store: store.name,
        data: Object.fromEntries(keys.map((key) => [key, data[key] ?? { item: '', field: '' }])),
        ...(type === 'Opaque' ? {} : { template: { type } }),
      }),
    ]),
    status: { message: `Secret ${namespace}/${name} from ${store.name}`, secret: name, store: store.name },
  };
};
