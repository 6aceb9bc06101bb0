import type { PipelineObject, RequestError } from '@strata/kratix';
import { isSecretKey } from '@strata/kubernetes';
import { isName } from '@strata/model';
import { secretRequestOf } from './names';
import type { HTTPServiceSpec } from './schema';

/** Secrets that could not be asked for: by their names, by those of their requests, by their keys. */
export const checkSecrets = ({ metadata, spec }: PipelineObject<HTTPServiceSpec>): RequestError['problems'] =>
  Object.entries(spec.secrets).flatMap(([name, data]) => [
    ...checkName(metadata.name, name),
    ...Object.keys(data)
      .filter((key) => !isSecretKey(key))
      .map((key) => ({ path: ['spec', 'secrets', name, key], message: 'is no key of a Secret' })),
  ]);

function checkName(service: string, name: string): RequestError['problems'] {
  const path = ['spec', 'secrets', name];
  if (!isName(name)) return [{ path, message: 'is no name of a Secret' }];
  const request = secretRequestOf(service, name);
  if (isName(request)) return [];
  return [
    { path, message: `is too long a name: that of its request, ${request}, takes 40 characters at most` },
  ];
}
